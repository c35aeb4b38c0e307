"""Who works with whom: clusters, the matrix of regions and provinces, and every pair in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import resources

from markupsafe import Markup

from graph.analysis.deals.names import deal_name
from graph.analysis.network.communities import Cluster
from graph.analysis.score.position import UNKNOWN
from graph.pictures.charts import clusters as clusters_chart
from graph.pictures.charts import matrix as matrix_chart
from graph.pictures.drawing import Drawing
from graph.pictures.render import page_svg
from graph.workflows.atlas.atlas import Atlas, Pages
from graph.workflows.atlas.markup import join, tag
from graph.workflows.atlas.page import Page
from graph.workflows.atlas.partner_list import PairList, bar_style, pair_code
from graph.workflows.drawing import Asked
from graph.workflows.drawn import clusters as clusters_data
from graph.workflows.drawn import matrix as matrix_data
from graph.workflows.pairs import Partners
from graph.workflows.workspace import Workspace
from schema.messages import N_, Message, counted

_PATH, _MATRIX = "partners.html", "matrix.html"
_FILES = resources.files("graph.workflows.atlas")
_STYLE, _SCRIPT, _MATRIX_SCRIPT = (
    _FILES.joinpath(name).read_text(encoding="utf-8") for name in ("partners.css", "partners.js", "matrix.js")
)
_MATRIX_STYLE = "svg.pic [data-rows]{cursor:pointer}"
_MOST_HOLDING = 3
#: From which share of partitions on members are called firmly together, and fairly.
_FIRM, _FAIR = 0.95, 0.8
_LEAD = N_(
    "Most results name China without a province, so the pictures show a part; how large that part is stands beside"
    " each region. Choose a place or a line to see the deals behind it."
)


def _about(workspace: Workspace) -> Mapping[str, str]:
    pairs = (d for d in Partners(workspace).all.values())
    found = {f"pair:{code}": f"{_PATH}#{code}" for code in map(pair_code, pairs)}
    return found | {f"cluster:{c.cluster}": f"{_PATH}#cluster-{c.cluster}" for c in workspace.clusters}


def _make(atlas: Atlas) -> Iterable[Page]:
    partners = Partners(atlas.workspace)
    if not partners.all:
        return
    drawn = clusters_chart.draw(clusters_data.data(atlas.workspace, Asked(), atlas.lang), atlas.lang)
    pairs = PairList(atlas, partners, _PATH)
    body = join(
        _figure(drawn, lambda id_: _here(atlas, id_), "clusters"),
        tag("p", tag("a", atlas.text(N_("All pairs in one matrix: regions by provinces")), href=_MATRIX)),
        _heading(atlas, N_("The clusters in words"), "words"),
        tag("div", (_cluster(atlas, partners, c) for c in atlas.workspace.clusters), class_="cols"),
        _heading(atlas, N_("Every region and its partners"), "pairs"),
        tag("p", pairs.key(), class_="how"),
        tag("div", pairs.regions(), class_="pairs sb"),
        _panel(atlas),
    )
    yield Page(
        _PATH,
        drawn.title,
        body,
        atlas.text(_LEAD),
        scripts=(_SCRIPT,),
        style=_STYLE + bar_style(),
    )

    yield _matrix(atlas)


def _matrix(atlas: Atlas) -> Page:
    """Return the matrix on a page of its own: both together would be too much for a slow line."""
    drawn = matrix_chart.draw(matrix_data.data(atlas.workspace, Asked(), atlas.lang), atlas.lang)
    figure = _figure(drawn, lambda id_: atlas.address(_MATRIX, id_), "matrix")
    lead = atlas.text(N_("Every region by every province. Choose a square to see the deals behind it."))
    return Page(_MATRIX, drawn.title, figure, lead, (_MATRIX_SCRIPT,), _MATRIX_STYLE, menu=_PATH)


def _here(atlas: Atlas, id_: str) -> str | None:
    """Return where the clusters lead: within this page, and for a province (without scripts) to its own."""
    kind, _, code = id_.partition(":")
    if kind in ("province", "country"):
        return atlas.address(_PATH, id_)
    return f"#cluster-{code}" if kind == "cluster" else f"#{code}"


def _figure(drawing: Drawing, link: object, id_: str) -> Markup:
    svg = Markup(page_svg(drawing, link))  # type: ignore[arg-type]  # noqa: S704 - escaped there
    foot = (tag("div", words) for words in drawing.foot)
    return tag(
        "figure",
        tag("p", drawing.subtitle, class_="how"),
        tag("div", svg, class_="scroll"),
        tag("figcaption", *foot),
        id=id_,
    )


def _heading(atlas: Atlas, words: str, id_: str) -> Markup:
    return tag("h2", atlas.text(words), id=id_)


def _cluster(atlas: Atlas, partners: Partners, cluster: Cluster) -> Markup:
    """Return a cluster in words: who belongs to it, what holds it together, how firm it is."""
    names = partners.short(atlas.lang)
    places = atlas.workspace.appraisal.places
    provinces, regions = (
        join(
            *(tag("a", names[m], href=f"#{m.partition(':')[2]}") for m in cluster.members if m in places[of]),
            by=", ",
        )
        for of in ("provinces", "regions")
    )
    entities = atlas.workspace.statements.entities
    deals = dict.fromkeys(j.deal.id for j in cluster.holding)
    told = [deal_name(atlas.workspace.appraisal.by_id[d], entities, atlas.lang) for d in deals][
        :_MOST_HOLDING
    ]
    held = tag("p", atlas.text(N_("Held together by:")), " ", "; ".join(told)) if told else None
    return tag(
        "section",
        tag("h3", partners.cluster_names(atlas.lang)[cluster.cluster]),
        tag("p", provinces, " – ", regions),
        held,
        tag("p", atlas.say(_firmness(cluster)), class_="quiet"),
        id=f"cluster-{cluster.cluster}",
    )


def _firmness(cluster: Cluster) -> Message:
    """Return how firm a cluster is, in words, and how few deals it rests on."""
    if len(cluster.members) == 2:
        return counted(
            "A pair rather than a cluster: {count} deal with results.",
            "A pair rather than a cluster: {count} deals with results.",
            len({j.deal.id for j in cluster.holding}),
        )
    share = round(100 * cluster.stability)
    text = (
        N_("Firm: in {share} % of recalculations with other weights its members stay together.")
        if cluster.stability >= _FIRM
        else N_("Fairly firm: in {share} % of recalculations with other weights its members stay together.")
        if cluster.stability >= _FAIR
        else N_("Loose: only in {share} % of recalculations with other weights do its members stay together.")
    )
    return Message(text, share=share)


def _panel(atlas: Atlas) -> Markup:
    close = tag("button", "×", type="button", aria_label=atlas.text(N_("Close")))
    return tag("aside", close, tag("div"), id="panel", class_="screen sb", hidden=True, aria_live="polite")


PAGES = Pages(_make, _about, N_("Who with whom"), _PATH, 40)
