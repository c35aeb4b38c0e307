"""Clusters of regions and provinces: the backbone of who works with whom, in a picture that can be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.analysis.network.dyads import Dyad
from graph.pictures.charts.clusters import Bond, Circle, Clusters, Member
from graph.releases import release_text
from graph.texts import say, translate
from graph.workflows.drawing import Asked, Drawn
from graph.workflows.pairs import Partners, partners_of, share_step, working_share
from graph.workflows.workspace import Workspace
from schema.messages import N_, Message

#: What a picture holds that can be read.
MOST_PAIRS, MOST_PLACES = 150, 120

STATE_WORDS: Mapping[str, str] = {
    "operating": N_("working"),
    "building": N_("being built"),
    "announced": N_("announced"),
    "halted": N_("halted"),
}
_HOW = N_(
    "Provinces in the middle of a ring, the regions that work with them around it. The thicker a line, the"
    " more results; green where most deals of the two work, rust where few do; grey where there is only talk."
)


def data(workspace: Workspace, _: Asked, lang: str) -> Clusters:
    """Return the strongest pairs, the rings that they make, and who names no province.

    Raises
    ------
    NotFoundError
        No deal is known.
    """
    partners = partners_of(workspace)
    shown = first_pairs(partners.backbone)
    names = partners.short(lang)
    groups = partners.best_first(partners.groups(shown))
    hubs = partners.cluster_names(lang)

    def member(id_: str) -> Member:
        return Member(
            id_,
            names[id_],
            partners.strength.get(id_, 0.0),
            partners.untold(id_),
            _member_title(partners, id_, lang),
        )

    circles = [
        Circle(
            hubs.get(g.number, ""),
            tuple(map(member, g.provinces)),
            tuple(map(member, g.regions)),
            f"cluster:{g.number}" if g.number else "",
        )
        for g in groups
    ]
    told = {d.region for d in partners.named.values()}
    apart = [id_ for id_ in partners.of if id_.startswith("region:") and id_ not in told]
    apart.sort(key=lambda id_: (-round(partners.strength[id_], 9), names[id_]))
    return Clusters(
        headline(partners, lang),
        translate(_HOW, lang),
        tuple(circles),
        tuple(map(_bond, shown)),
        tuple(map(member, apart)),
        (coverage(partners, shown, lang), release_text(workspace.releases, lang)),
    )


def first_pairs(pairs: Sequence[Dyad]) -> list[Dyad]:
    """Return as many of the pairs as can be read, each region's strongest before all others; best first."""
    seen: set[str] = set()
    first = [d for d in pairs if not (d.region in seen or seen.add(d.region))]  # type: ignore[func-returns-value]
    kept: set[tuple[str, str]] = set()
    ends: set[str] = set()
    for d in (*first, *pairs):
        if len(kept) < MOST_PAIRS and len(ends | {d.region, d.province}) <= MOST_PLACES:
            kept.add((d.region, d.province))
            ends |= {d.region, d.province}
    return [d for d in pairs if (d.region, d.province) in kept]


def headline(partners: Partners, lang: str) -> str:
    """Return what the pairs show: who stands behind most of what is told, and how much is not told."""
    told = {id_: value for id_, value in partners.strength.items() if id_.startswith("province:")}
    best = max(sorted(told), key=lambda id_: round(told[id_], 9), default=None)
    if best is None or not told[best]:
        return translate(N_("No result names a Chinese province"), lang)
    whole = sum(told.values())
    return say(
        Message(
            "{untold}% of the points of results name no Chinese province; "
            "of the rest {share}% are with {province}",
            province=partners.short(lang)[best],
            share=round(100 * told[best] / whole),
            untold=round(100 * partners.untold_share),
        ),
        lang,
    )


def coverage(partners: Partners, shown: Sequence[Dyad], lang: str) -> str:
    """Return how much of everything the picture holds."""
    everything = sum(d.points for d in partners.all.values())
    return say(
        Message(
            "Drawn: {shown} of {all} pairs, the strongest of each region among them; {covered}% of the"
            " points of results are theirs. {untold}% of the points name no province.",
            shown=len(shown),
            all=len(partners.named),
            covered=round(100 * sum(d.points for d in shown) / everything) if everything else 0,
            untold=round(100 * partners.untold_share),
        ),
        lang,
    )


def pair_code(region: str, province: str) -> str:
    """Return what stands for a pair in addresses: ``RU-AMU+CN-HL``."""
    return f"{region.partition(':')[2]}+{province.partition(':')[2]}"


def _bond(d: Dyad) -> Bond:
    step = share_step(working_share(d)) if d.points > 0 else 0
    return Bond(d.region, d.province, d.points, step, pair_code(d.region, d.province))


def _member_title(partners: Partners, id_: str, lang: str) -> str:
    """Return what part of a region's results names no province; nothing for who has none."""
    points = partners.strength.get(id_, 0.0)
    if not id_.startswith("region:") or not points:
        return ""
    share = round(100 * partners.untold(id_) / points)
    return say(Message("province not told: {share}%", share=share), lang)


DRAWN = Drawn(data)
