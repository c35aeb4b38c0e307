"""Who works with whom: clusters, the matrix of regions and provinces, and every pair in words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from importlib import resources

from markupsafe import Markup

from graph.analysis.deals.names import deal_name
from graph.analysis.network.communities import Cluster
from graph.pictures.charts import clusters as clusters_chart
from graph.pictures.charts import matrix as matrix_chart
from graph.pictures.drawing import Drawing
from graph.pictures.render import page_svg
from graph.statements.status import RUNNING
from graph.workflows.atlas.atlas import Atlas, Pages
from graph.workflows.atlas.markup import join, tag
from graph.workflows.atlas.page import Page
from graph.workflows.atlas.partner_list import PairList, bar_style
from graph.workflows.drawing import Asked
from graph.workflows.drawn import clusters as clusters_data
from graph.workflows.drawn import matrix as matrix_data
from graph.workflows.pairs import Partners, points_of
from graph.workflows.workspace import Workspace
from schema.messages import N_, Message, counted

_PATH, _MATRIX = "partners.html", "matrix.html"
_FILES = resources.files("graph.workflows.atlas")
_STYLE, _SCRIPT, _MATRIX_SCRIPT = (
    _FILES.joinpath(name).read_text(encoding="utf-8") for name in ("partners.css", "partners.js", "matrix.js")
)
_TOO_MANY = N_("There are too many deals to name them here: the page of each region has its own.")
_MATRIX_STYLE = (
    "svg.pic [data-rows]{cursor:pointer}@media(max-width:48rem){.scroll svg.pic{max-width:none}}"
    "@media print{svg.pic{max-height:19.5cm}}"
)
_MOST_HOLDING, _PAIR = 3, 2
#: From which share of partitions on members are called firmly together, and fairly.
_FIRM, _FAIR = 0.95, 0.8
_LEAD = N_(
    "Most results name China without a province, so the picture shows a part; how large that part is tells"
    " the filled part of each region's circle. Choose a place or a line to see the deals behind it."
)


def _about(workspace: Workspace) -> Mapping[str, str]:
    codes = (clusters_data.pair_code(*pair) for pair in Partners(workspace).all)
    found = {f"pair:{code}": f"{_PATH}#{code}" for code in codes}
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
        tag("div", (_cluster(atlas, partners, c) for c in _ordered(partners)), class_="cols"),
        _heading(atlas, N_("Every region and its partners"), "pairs"),
        tag("p", pairs.key(), class_="how"),
        None if pairs.names_deals else tag("p", atlas.text(_TOO_MANY), class_="how"),
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
    names, places = partners.short(atlas.lang), atlas.workspace.appraisal.places
    provinces = (atlas.link(_PATH, m, names[m]) for m in cluster.members if m in places["provinces"])
    regions = (
        tag("a", names[m], href=f"#{m.partition(':')[2]}") for m in cluster.members if m in places["regions"]
    )
    return tag(
        "section",
        tag("h3", partners.cluster_names(atlas.lang)[cluster.cluster]),
        tag("p", join(*provinces, by=", "), " – ", join(*regions, by=", ")),
        _held(atlas, partners, cluster),
        tag("p", atlas.say(_firmness(cluster)), class_="quiet"),
        id=f"cluster-{cluster.cluster}",
    )


def _ordered(partners: Partners) -> list[Cluster]:
    """Return the clusters by what their regions have with provinces, as in the picture."""
    found = partners.workspace.clusters
    return sorted(found, key=lambda c: -round(math.fsum(map(partners.told, c.members)), 9))


def _held(atlas: Atlas, partners: Partners, cluster: Cluster) -> Markup | None:
    """Return how many deals with results hold a cluster together, and the names of the first."""
    inside = [
        d for d in partners.named.values() if {d.region, d.province} <= {*cluster.members} and d.points > 0
    ]
    deals = dict.fromkeys(j.deal.id for j in cluster.holding)
    if not deals:
        return None
    running = {id_ for d in inside for id_, state in d.states.items() if state in RUNNING}
    text = counted(
        "{count} deal with results holds it together, {share}% of the points with a province; the first:",
        "{count} deals with results hold it together, {share}% of the points with a province; the first:",
        len(running | {*deals}),
        share=round(100 * points_of(inside) / points_of(partners.named.values())),
    )
    entities, by_id = atlas.workspace.statements.entities, atlas.workspace.appraisal.by_id
    told = [deal_name(by_id[id_], entities, atlas.lang) for id_ in deals][:_MOST_HOLDING]
    return tag("p", atlas.say(text), " ", "; ".join(told))


def _firmness(cluster: Cluster) -> Message:
    """Return how firm a cluster is, in words."""
    if len(cluster.members) == _PAIR:
        return Message("A pair rather than a cluster.")
    share = round(100 * cluster.stability)
    if cluster.stability >= _FIRM:
        text = N_("Firm: in {share}% of recalculations with other weights its members stay together.")
    elif cluster.stability >= _FAIR:
        text = N_("Fairly firm: in {share}% of recalculations with other weights its members stay together.")
    else:
        text = N_(
            "Loose: only in {share}% of recalculations with other weights do its members stay together."
        )
    return Message(text, share=share)


def _panel(atlas: Atlas) -> Markup:
    close = tag("button", "×", type="button", aria_label=atlas.text(N_("Close")))
    return tag("aside", close, tag("div"), id="panel", class_="screen sb", hidden=True, aria_live="polite")


PAGES = Pages(_make, _about, N_("Who with whom"), _PATH, 40)
