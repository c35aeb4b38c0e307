"""The deals of the hand-made graph of ``tests.store_graphs``, with their points worked by hand."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.model import Node, Relationship, Value

AMUR, PRIMORYE, HEILONGJIANG, JILIN = ("region:RU-AMU", "region:RU-PRI", "province:CN-HL", "province:CN-JL")
BOTH, PRI = {AMUR: 0.5, PRIMORYE: 0.5}, {PRIMORYE: 1.0}
UNIVERSITIES = {"university:amur-state": "university", "university:heihe": "university"}
_STRENGTH = ("operating", "building")


@dataclass(frozen=True, slots=True)
class SampleDeal:
    """A deal with its regions' shares; each province has all of it, and nothing has a size."""

    id: str
    kind: str
    points: float
    regions: Mapping[str, float]
    provinces: Mapping[str, str] = field(default_factory=dict)
    parties: Mapping[str, str] = field(default_factory=dict)
    stage: str = "operating"
    health: str = "active"
    dealing: str | None = None


DEALS = (
    SampleDeal(
        "deal:plant", "built", 0.8, {AMUR: 1.0}, {HEILONGJIANG: "told"}, {"company:haier": "investor"}
    ),
    SampleDeal("deal:oil", "goods", 0.2, {AMUR: 1.0}, parties={"company:amur-agro": "exporter"}),
    SampleDeal("deal:resident", "service", 0.6, BOTH, parties={"company:haier": "resident"}),
    SampleDeal("deal:bridge", "link", 1.0, {AMUR: 1.0}, {HEILONGJIANG: "told"}),
    SampleDeal("deal:road", "service", 0.6, BOTH, {HEILONGJIANG: "told"}, {"city:heihe": ""}),
    SampleDeal("deal:study", "partnership", 0.4, {AMUR: 1.0}, {HEILONGJIANG: "seat"}, UNIVERSITIES),
    SampleDeal("deal:machines", "goods", 0.1, BOTH, {}, {"company:haier": "supplier"}, "agreed"),
    SampleDeal("deal:zone", "service", 0.05, PRI, {}, {"company:unnamed-pri": ""}, "discussed", "stalled"),
    SampleDeal("deal:twins", "goods", 0.0, PRI, {JILIN: "told"}, {}, "agreed", "cancelled", "framework"),
    SampleDeal("deal:visit", "goods", 0.05, PRI, {JILIN: "told"}, {}, "discussed", "active", "effort"),
)
ABOUT = {
    "deal:plant": "project:plant",
    "deal:oil": "product:soy-oil",
    "deal:resident": "zone:asez-amurskaya",
    "deal:bridge": "border-crossing:bridge",
    "deal:road": "corridor:road",
}


def deal_records(evidence: Sequence[tuple[str, str]]) -> tuple[list[Node], list[Relationship]]:
    """Return the nodes and relationships of all deals; ``evidence`` tells which deal each piece is of."""
    nodes = [_node(deal) for deal in DEALS]
    ties = [tie for deal in DEALS for tie in _ties(deal)]
    ties += [_tie("TELLS_OF", told, deal) for told, deal in evidence]
    return nodes, [*ties, *_partners()]


def _node(deal: SampleDeal) -> Node:
    status: dict[str, Value] = {"kind": deal.kind, "stage": deal.stage, "health": deal.health}
    factors: dict[str, Value] = {f"{order}_factor": 1.0 for order in ("kind", "stage", "health", "side")}
    own: dict[str, Value] = {"size": 1.0, "side": "named", "points": deal.points, "sector": "appliances"}
    own |= {"first_period": "2025-06", "last_period": "2025-12"}
    names: dict[str, Value] = {"name_ru": f"Дело {deal.id}", "name_en": f"Deal {deal.id}"}
    return Node(
        deal.id,
        "Deal",
        {**names, **status, **factors, **own, **({"dealing": deal.dealing} if deal.dealing else {})},
    )


def _ties(deal: SampleDeal) -> list[Relationship]:
    status: dict[str, Value] = {"stage": deal.stage, "health": deal.health}
    parts = [(place, share, {"place_role": "site"}) for place, share in deal.regions.items()]
    parts += [(place, 1.0, {"basis": basis}) for place, basis in deal.provinces.items()]
    return [
        *(
            _tie("TAKES_PART", place, deal.id, share=share, points=share * deal.points, **status, **more)
            for place, share, more in parts
        ),
        *(
            _tie("PARTY_TO", party, deal.id, stage=deal.stage, **({"as": (role,)} if role else {}))
            for party, role in deal.parties.items()
        ),
        *([_tie("ABOUT", deal.id, ABOUT[deal.id])] if deal.id in ABOUT else []),
    ]


def _partners() -> list[Relationship]:
    shared: defaultdict[tuple[str, str], list[tuple[SampleDeal, float]]] = defaultdict(list)
    for deal in DEALS:
        for region, share in deal.regions.items():
            for province in deal.provinces or ("country:CN",):
                shared[region, province].append((deal, share))
    found = []
    for region in (AMUR, PRIMORYE):
        points = {
            province: math.fsum(share * deal.points for deal, share in held if deal.stage in _STRENGTH)
            for (place, province), held in shared.items()
            if place == region
        }
        for rank, province in enumerate(sorted(points, key=lambda p: (-points[p], p)), 1):
            deals = [deal for deal, _ in shared[region, province]]
            stages = [deal.stage for deal in deals]
            found.append(
                _tie(
                    "PARTNER",
                    region,
                    province,
                    points=points[province],
                    rank=rank,
                    deals=len(deals),
                    stalled=sum(deal.health in ("stalled", "cancelled") for deal in deals),
                    **{s: stages.count(s) for s in ("operating", "building", "agreed", "discussed")},
                )
            )
    return found


def _tie(type_: str, source: str, target: str, **values: Value) -> Relationship:
    return Relationship(f"{type_}/{source}/{target}", type_, source, target, values)
