"""The parts of the worked example that look beyond a single deal: reach and position."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.centrality import edge_parts, katz_walks
from graph.analysis.facts import Deal
from graph.workflows.markdown import number
from graph.workflows.method_example import Example


def reach(example: Example) -> Iterator[str]:
    """Return which partner, place and kind is covered by which deal, and companies told as a number."""
    covered: dict[tuple[str, str], tuple[float, str]] = {}
    for item in example.placed.values():
        deal, amount = item.deal, min(1.0, item.worth.result)
        things = [("partner", p) for p in deal.partners] + [("province", p) for p in deal.met]
        for key in [("kind", item.kind), *things]:
            if amount > 0:
                covered[key] = max((amount, deal.id), covered.get(key, (0.0, "")))
    rows = []
    for (what, name), (amount, deal_id) in sorted(covered.items()):
        told = name if what == "kind" else example.known.name(name)
        thing = example.words["kind_thing" if what == "kind" else what]
        rows.append((thing, told, example.label[deal_id], number(amount)))
    yield from example.table("reach_heads", rows)
    named = sum(amount for (what, _), (amount, _) in covered.items() if what == "partner")
    yield from _presence(example, named)
    x = example.known.totals.get(example.place, {}).get("reach", 0.0)
    yield from ("", example.words["sum_reach"].format(x=number(x)))


def _presence(example: Example, named: float) -> Iterator[str]:
    told = [(_counted(example, deal), deal.id, deal) for deal in example.deals if deal.is_presence]
    if not told:
        return
    amount, _, deal = max(told, key=lambda found: found[:2])
    stage, health, news = example.state(deal, "stages")
    yield ""
    yield example.words["presence_text"].format(
        deal=example.label[deal.id],
        share=number(deal.shares[example.place]),
        stage=stage,
        health=health,
        news=news,
        presence=example.values["presence_share"],
        companies=f"{deal.told_presence:g}",
        amount=number(amount),
        named=number(named),
        excess=number(max(0.0, amount - named)),
    )


def _counted(example: Example, deal: Deal) -> float:
    status = example.known.appraiser.status(deal, example.place)
    told = float(example.values["presence_share"]) * deal.told_presence
    return deal.shares[example.place] * status * told


def position(example: Example) -> Iterator[str]:
    """Return every edge that the walks from the region go along, the longest walks first."""
    network, settings = example.known.network, example.values["position"]
    attenuation, best = float(settings["attenuation"]), _best_deals(example)
    rows, starts = [], {example.place} & set(network)
    for steps in range(int(settings["length"]), 0, -1):
        values = katz_walks(network, attenuation, steps - 1)
        for start in sorted(starts):
            for end, part in edge_parts(network, start, attenuation, values).items():
                deal = best[frozenset((start, end))]
                figures = (number(network[start][end]["weight"]), number(values[end]), number(part))
                ends = (example.known.name(start), example.known.name(end))
                rows.append((str(steps), *ends, example.label.get(deal, f"`{deal}`"), *figures))
        starts = {end for start in starts for end in network[start]}
    yield from example.table("position_heads", rows)
    x = example.known.totals.get(example.place, {}).get("position", 0.0)
    fields = {"attenuation": attenuation, "steps": settings["length"], "x": number(x)}
    yield from ("", example.words["sum_walks"].format(**fields))


def _best_deals(example: Example) -> dict[frozenset[str], str]:
    """Return the deal that gives each edge of the network its weight."""
    best: dict[frozenset[str], tuple[float, str]] = {}
    for item in example.known.placed:
        found = (min(1.0, item.worth.result), item.deal.id)
        for end in (*item.deal.partners, *item.deal.met):
            key = frozenset((item.place, end))
            best[key] = max(found, best.get(key, (0.0, "")))
    return {key: deal_id for key, (_, deal_id) in best.items()}
