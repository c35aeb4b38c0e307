"""Random statement sets over a small world that contains every kind of thing that makes deals hard.

The world is small on purpose: ties meet at the same plants, routes, crossings, companies and products.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from graph.statements.records import Observation, Statements, Tie
from graph.statements.status import CONFIDENCES, EFFORT_STAGES, HEALTHS, STAGES
from tests.factories import OLD, RECENT, entity, number, statements, tie

_T = TypeVar("_T")

REGIONS = ("RU-AMU", "RU-PRI", "RU-TA")
#: Never named by a generated tie.
EMPTY_REGION, EMPTY_PROVINCE = "region:RU-MAG", "province:CN-XZ"
PROVINCES = ("CN-HL", "CN-GD", "CN-SD")
_PLACES = tuple(f"region:{code}" for code in REGIONS)
_FAR = tuple(f"province:{code}" for code in PROVINCES)
_CHINESE = ("company:haier", "company:haier-rus", "company:sany", "company:unnamed", "university:harbin")
_RUSSIAN = ("company:ru-kamaz", "company:ru-agro", "university:ru-tomsk")
_PROJECTS = ("project:plant", "project:pipeline", "project:hotel")
_ROUTES = ("corridor:air", "corridor:umbrella")
_ZONES = ("zone:alabuga",)
_CROSSINGS = ("border-crossing:bridge", "border-crossing:ferry")
_CITIES = ("city:ru-blagoveshchensk", "city:heihe")
_PRODUCTS = ("product:soy", "product:soy-oil", "product:lathe", "product:groats")


@dataclass(frozen=True)
class Form:
    """The ends a tie type may join here; ``via`` what it may pass over."""

    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    via: tuple[str, ...] = ()


SUBSTANCE = (
    Form("HAS_PROJECT", _PLACES, (*_PROJECTS, *_ZONES)),
    Form("INVESTOR_IN", _CHINESE[:4], (*_PROJECTS, *_ZONES, *_RUSSIAN[:2])),
    Form("OWNS_STAKE_IN", _CHINESE[:4], (*_RUSSIAN[:2], *_PROJECTS)),
    Form("FINANCES", _CHINESE[:4], _PROJECTS),
    Form("OPERATES", _RUSSIAN[:2], (*_PROJECTS, *_ZONES)),
    Form("CONTRACTOR_FOR", _CHINESE[:4], (*_PROJECTS, *_RUSSIAN[:2])),
    Form("SUPPLIER_TO", _CHINESE[:4], (*_PROJECTS, *_RUSSIAN, *_CROSSINGS)),
    Form("ASSEMBLES_FOR", _RUSSIAN[:2], _CHINESE[:4]),
    Form("TRANSFERS_TECHNOLOGY_TO", _CHINESE[:4], (*_RUSSIAN[:2], *_PROJECTS)),
    Form("JOINT_VENTURE", _RUSSIAN[:2], _CHINESE[:4]),
    Form("PARTNERS_WITH", _RUSSIAN, _CHINESE),
    Form("DEVELOPS_WITH", _RUSSIAN, _CHINESE),
    Form("LEASES", _CHINESE[:4], (*_PLACES, *_PROJECTS)),
    Form("RESIDENT_OF", _CHINESE[:4], _ZONES),
    Form("SERVES", (*_ROUTES, "project:pipeline"), (*_PLACES, *_FAR, *_CROSSINGS, "project:plant")),
    Form("BORDER_CROSSING", (*_PLACES, _CITIES[0]), (*_FAR, _CITIES[1]), _CROSSINGS),
)
FLOWS = (
    Form("EXPORTS", (*_PLACES, *_RUSSIAN[:2]), _PRODUCTS, ("project:pipeline", *_CROSSINGS)),
    Form("IMPORTS", _PLACES, _PRODUCTS, ("project:pipeline",)),
    Form("TRADES_WITH", _PLACES, ("country:CN", *_FAR)),
    Form("TOURISTS_FROM", _PLACES, ("country:CN",)),
    Form("STUDENTS_FROM", (*_PLACES, "university:ru-tomsk"), ("country:CN", *_FAR)),
    Form("HAS_PRESENCE", ("country:CN", *_FAR), _PLACES),
)
FRAMEWORK = (
    Form("SISTER_PROVINCE", _PLACES, _FAR),
    Form("SISTER_CITY", _CITIES[:1], _CITIES[1:]),
    Form("COOPERATES_WITH", _PLACES, (*_FAR, *_CITIES[1:])),
    Form("REPRESENTED_IN", _PLACES, _FAR),
)
EFFORT = (
    Form("VISITED", _PLACES, _FAR),
    Form("HOSTED", _PLACES, ("event:expo",)),
    Form("ATTENDED", _PLACES, ("event:expo",)),
)
STRUCTURE = (
    Form("SUBSIDIARY_OF", _CHINESE[:4], _CHINESE[:4]),
    Form("PRODUCT_OF", _PRODUCTS, _PRODUCTS),
    Form("LOCATED_IN", (*_PROJECTS, *_ZONES), _PLACES),
    Form("PART_OF", _PROJECTS, _ZONES),
    Form("CROSSES_AT", _ROUTES, _CROSSINGS),
    Form("SUCCEEDED_BY", _PROJECTS, _PROJECTS),
    Form("POSSIBLY_SAME", _PROJECTS, _PROJECTS),
    Form("EXEMPLIFIES", (*_PROJECTS, *_CHINESE[:2]), ("trend:localisation", "concept:leak")),
    Form("ADDRESSES", ("concept:escrow",), ("concept:leak",)),
    Form("TOUCHES", ("concept:leak",), (*_PROJECTS, *_PRODUCTS, *_PLACES)),
)
#: Few ends, so that most ties of a set meet in one deal.
CROWDED = (
    Form("HAS_PROJECT", _PLACES[:1], _PROJECTS[:1]),
    Form("SUPPLIER_TO", _CHINESE[:2], _PROJECTS[:1]),
    Form("PARTNERS_WITH", _RUSSIAN[:1], _CHINESE[:1]),
    Form("EXPORTS", (_PLACES[0], _RUSSIAN[1]), _PRODUCTS[:1]),
)
RESTRICTION = (Form("RESTRICTS", ("country:CN",), (*_PRODUCTS, *_PROJECTS)),)
ALL = (*SUBSTANCE, *FLOWS, *FRAMEWORK, *EFFORT, *STRUCTURE, *RESTRICTION)
_ROLES = ("site", "site", "origin", "endpoint", "transit", "claimed")


def stages_of(form: Form) -> tuple[str, ...]:
    return EFFORT_STAGES if form in EFFORT else STAGES


# Strategies are made once: making them anew for every tie takes longer than drawing from them.
_TOLD_PROVINCES = st.sets(st.sampled_from(PROVINCES), max_size=2)
_CONFIDENCES = st.lists(st.sampled_from(CONFIDENCES), min_size=3, max_size=3)


@cache
def _sampled(values: tuple[_T, ...]) -> SearchStrategy[_T]:
    return st.sampled_from(values)


@cache
def _placed(regions: tuple[str, ...]) -> SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from(regions), st.sampled_from(_ROLES), max_size=3)


@cache
def _reports(
    stages: tuple[str, ...], healths: tuple[str | None, ...]
) -> SearchStrategy[list[tuple[str, str | None, str]]]:
    told = st.tuples(st.sampled_from(stages), st.sampled_from(healths), st.sampled_from((OLD, RECENT)))
    return st.lists(told, min_size=1, max_size=3)


@st.composite
def ties(
    draw: st.DrawFn,
    forms: tuple[Form, ...] = ALL,
    stages: tuple[str, ...] = (),
    healths: tuple[str | None, ...] = (None, *HEALTHS),
    regions: tuple[str, ...] = REGIONS,
    key: str | None = None,
) -> Tie:
    """Return a random tie of one of the forms, with one to three pieces of evidence."""
    form = draw(_sampled(forms))
    source = draw(_sampled(form.sources))
    target = draw(_sampled(tuple(t for t in form.targets if t != source)))
    words = stages if stages and form not in EFFORT else stages_of(form)
    spoken = (None,) if form in EFFORT else healths
    properties = {"localisation": draw(_sampled(("kits", "full")))} if form.type == "ASSEMBLES_FOR" else {}
    made = tie(
        form.type,
        source,
        target,
        regions=draw(_placed(regions)),
        provinces=draw(_TOLD_PROVINCES),
        via=draw(_sampled((None, *form.via))),
        key=key or draw(_sampled((None, "second"))),
        said=[(None, None, OLD)] if form in STRUCTURE else draw(_reports(words, spoken)),
        **properties,
    )
    sure = draw(_CONFIDENCES)
    told = (replace(e, confidence=c) for e, c in zip(made.evidence, sure, strict=False))
    return replace(made, evidence=tuple(told))


@st.composite
def numbers(draw: st.DrawFn, of: tuple[Tie, ...]) -> Observation:
    subjects: tuple[Tie | str, ...] = (*of, *_PROJECTS)
    about = draw(st.sampled_from(subjects))
    quantity, unit = draw(
        st.sampled_from(
            (
                ("investment", "billion_RUB"),
                ("jobs", "person"),
                ("companies", "count"),
                ("trade_turnover", "million_USD"),
                ("share_of_trade", "percent"),
                ("export_volume", "thousand_tonne"),
                ("share_of_export", "percent"),
            )
        )
    )
    value = draw(st.sampled_from((0.0, 1.0, 12.5, 70.0, 4000.0)))
    return number(about, quantity, value, unit, nature=draw(st.sampled_from(("measured", "planned"))))


@st.composite
def statement_sets(
    draw: st.DrawFn, forms: tuple[Form, ...] = ALL, min_ties: int = 1, max_ties: int = 14
) -> Statements:
    """Return a set of statements with every region, province and empty places among its entities."""
    drawn = draw(st.lists(ties(forms), min_size=min_ties, max_size=max_ties))
    unique = tuple({t.id: t for t in drawn}.values())
    observed = {o.id: o for o in draw(st.lists(numbers(unique), max_size=3))}
    places = [entity(id_) for id_ in (*_PLACES, *_FAR, EMPTY_REGION, EMPTY_PROVINCE)]
    return statements(unique, observed.values(), places)


def scored_ties(base: Statements) -> SearchStrategy[Tie]:
    """Return one of the ties that may carry points."""
    return st.sampled_from([t for t in base.ties.values() if t.role not in ("structural", "restriction")])
