"""Portraits of places, things and the country: on small statements, and on the shipped data."""

from __future__ import annotations

import datetime
import math
from dataclasses import replace

import pytest

from graph.statements.records import Edition, Entity, Statements
from graph.texts import languages, say
from graph.workflows.portraits.country import CountryPortrait, country_portrait
from graph.workflows.portraits.numbers import number_words
from graph.workflows.portraits.passes import Passes
from graph.workflows.portraits.place import PlacePortrait, place_portrait
from graph.workflows.portraits.promises import FATES
from graph.workflows.portraits.thing import sector_portrait, sectors, thing_portrait, things
from graph.workflows.workspace import Workspace
from schema.errors import NotFoundError
from schema.messages import Message
from tests.factories import OLD, RECENT, entity, number, statements, tie
from tests.shipped import shipped_workspace

AMU, PRI = "region:RU-AMU", "region:RU-PRI"
HL = "province:CN-HL"
HOSTILE = '<script>alert("x")</script>{name}%s\u202e' + "ы" * 10_000


def passes_of(base: Statements) -> Passes:
    """Return the passes over hand-made statements, with a region and a province at least."""
    places = [e for id_ in (AMU, PRI, HL) if id_ not in base.entities for e in [entity(id_)]]
    known = Statements.of(
        [*base.entities.values(), *places],
        base.ties.values(),
        base.observations.values(),
        base.editions.values(),
        base.layers,
    )
    return Passes(Workspace(read_back=known))


def with_editions(base: Statements) -> Statements:
    editions = [
        Edition("edition:one", "2025-05", "source:report", {AMU: 4.0}),
        Edition("edition:two", "2026-06", "source:report", {AMU: 6.0}),
    ]
    entities = [*base.entities.values(), *(entity(e.id, date=e.date) for e in editions)]
    return Statements.of(entities, base.ties.values(), base.observations.values(), editions, base.layers)


PLANT = tie("HAS_PROJECT", AMU, "project:plant", provinces=["CN-HL"], planned="2020")


def test_a_place_without_facts_has_the_base_mark_and_says_only_that_nothing_is_known() -> None:
    found = place_portrait(passes_of(statements([PLANT])), PRI)
    assert (found.mark, found.deals, found.partners, found.promises) == (1, (), (), ())
    assert [str(m) for m in found.silences] == [
        "The sources name nothing between this place and the other side."
    ]
    assert str(found.headline) == "Name region:RU-PRI: mark 1, nothing is known"


def test_a_place_with_one_fact_tells_what_carries_it_and_with_whom() -> None:
    found = place_portrait(passes_of(statements([PLANT])), AMU)
    (deal,) = found.carriers
    assert (deal.state, deal.about, deal.provinces) == ("operating", "project:plant", (HL,))
    assert deal.points == pytest.approx(found.score - 1.0 - _position(found))
    (partner,) = found.partners
    assert (partner.id, partner.deals, partner.working_share) == (HL, 1, 1.0)
    assert place_portrait(passes_of(statements([PLANT])), HL).partners[0].id == AMU


def _position(found: PlacePortrait) -> float:
    return math.fsum(d.points for d in found.deals[1:])


def test_a_province_that_is_not_told_is_a_partner_like_others() -> None:
    told = tie("HAS_PROJECT", AMU, "project:other")
    found = place_portrait(passes_of(statements([PLANT, told])), AMU)
    assert {p.id for p in found.partners} == {HL, None}
    assert "1 of 2 results names no province." not in map(str, found.silences)
    assert "1 of 2 results name no province." in map(str, found.silences)


def test_evidence_stands_newest_first_and_what_is_doubtful_last() -> None:
    said = [("building", None, OLD), ("operating", None, RECENT)]
    found = place_portrait(passes_of(statements([tie("HAS_PROJECT", AMU, "project:plant", said=said)])), AMU)
    assert [s.until for s in found.deals[0].said] == [datetime.date(2026, 5, 31), datetime.date(2025, 5, 31)]
    assert found.deals[0].newest == found.deals[0].said[0]


def test_trouble_hides_the_stage() -> None:
    base = statements([tie("HAS_PROJECT", AMU, "project:plant", "building", "stalled")])
    assert place_portrait(passes_of(base), AMU).deals[0].state == "stalled"


@pytest.mark.parametrize("count", [1, 500])
def test_fates_are_a_partition_of_all_announcements(count: int) -> None:
    stages = [("agreed", None), ("building", "slow"), ("discussed", "stalled"), ("operating", None)]
    ties = [
        tie("HAS_PROJECT", AMU, f"project:p{n}", *stages[n % 4], period=OLD if n % 3 else RECENT)
        for n in range(count)
    ]
    found = place_portrait(passes_of(with_editions(statements(ties))), AMU)
    assert len(found.deals) == count
    assert sum(found.fates.values()) == len(found.promises)
    assert tuple(found.fates) == FATES


def test_events_sum_to_the_change_of_the_score() -> None:
    old = tie("HAS_PROJECT", AMU, "project:old", "building", period="/2025-05")
    new = tie("HAS_PROJECT", AMU, "project:new", period=RECENT)
    passes = passes_of(with_editions(statements([old, new])))
    changes = place_portrait(passes, AMU).changes
    assert changes is not None
    assert (changes.published_before, changes.published_after) == (4.0, 6.0)
    moved = math.fsum(e.points for e in changes.events)
    assert moved == pytest.approx(changes.score_after - changes.score_before, abs=1e-9)
    assert str(changes.events[0].words) == "Name project:new: first reported: operating"


def test_without_an_earlier_edition_nothing_is_said_to_have_changed() -> None:
    passes = passes_of(statements([PLANT]))
    assert place_portrait(passes, AMU).changes is None
    country = country_portrait(passes)
    assert (country.start, country.moved, country.news) == (None, (), ())


def test_before_all_data_the_reader_is_told_to_choose_a_later_day() -> None:
    work = Workspace(read_back=statements([PLANT]), day=datetime.date(1990, 1, 1))
    with pytest.raises(NotFoundError, match="choose a later day"):
        place_portrait(Passes(work), AMU)


def test_hostile_names_are_fields_and_never_templates() -> None:
    names = {"ru": HOSTILE, "en": HOSTILE, "zh": HOSTILE}
    bad = [_renamed(AMU, names), _renamed("project:plant", names)]
    found = place_portrait(passes_of(with_editions(statements([PLANT], entities=bad))), AMU)
    for lang in languages():
        assert say(found.headline, lang).startswith(HOSTILE)
        assert found.deals[0].names[lang] == HOSTILE


def _renamed(id_: str, names: dict[str, str]) -> Entity:
    return replace(entity(id_), names=names)


def test_a_number_reads_with_its_unit_its_bound_and_its_date() -> None:
    observation = number(AMU, "trade_turnover", 1234.5, "million_USD")
    told = place_portrait(passes_of(statements([PLANT], [observation])), AMU).numbers
    assert str(number_words(told[0])) == "trade turnover: 1,234.5 million USD, June 2025 – May 2026"
    assert say(number_words(told[0]), "ru").startswith("товарооборот: 1\u00a0234,5 млн долл. США")


def test_a_thing_with_two_facts_has_a_portrait() -> None:
    said = [("building", None, OLD), ("operating", None, RECENT)]
    ties = [
        tie("HAS_PROJECT", AMU, "project:plant", said=said),
        tie("INVESTOR_IN", "company:haier", "project:plant"),
    ]
    passes = passes_of(statements(ties, entities=[entity("company:ru-x")]))
    assert things(passes) == ("project:plant",)
    found = thing_portrait(passes, "project:plant")
    assert (found.facts, [r.id for r in found.regions], found.parties) == (3, [AMU], ("company:haier",))
    assert found.regions[0].points == pytest.approx(found.deals[0].points)
    assert thing_portrait(passes, "company:haier").deals == found.deals
    assert thing_portrait(passes, "company:ru-x").deals == ()


@pytest.fixture(scope="module")
def shipped() -> Passes:
    return Passes(shipped_workspace())


def test_every_place_has_its_portrait_and_its_sums(shipped: Passes) -> None:
    for place in (AMU, "region:RU-KLU", "region:RU-IN", HL, "province:CN-MO"):
        found, score = place_portrait(shipped, place), shipped.scores[place]
        assert math.fsum(d.points for d in found.deals) == pytest.approx(score.score - score.base, abs=1e-9)
        assert math.fsum(p.points for p in found.partners) == pytest.approx(score.parts["strength"], abs=1e-9)
        assert sum(found.fates.values()) == len(found.promises)
        for lang in languages():
            for message in _messages(found):
                assert "{" not in say(message, lang)


def _messages(found: PlacePortrait) -> list[Message]:
    gap = found.gap.sentences if found.gap else ()
    events = [e.words for e in found.changes.events] if found.changes else []
    numbers = [number_words(n) for n in found.numbers]
    return [found.headline, found.lift.words, *gap, *events, *numbers, *found.silences]


def test_the_country_tells_the_ledger_s_own_numbers(shipped: Passes) -> None:
    found: CountryPortrait = country_portrait(shipped)
    assert sum(found.fates.values()) == len(found.promises) == found.rates.conversion.total
    assert found.fates["came_true"] == found.rates.conversion.count
    assert [s.rank for s in found.regions] == sorted(s.rank for s in found.regions)
    rose = {m.id for m in found.risers}
    assert not rose & {m.id for m in found.fallers}
    assert all(say(h, lang) for h in found.headlines for lang in languages())


def test_things_and_sectors_of_the_shipped_data(shipped: Passes) -> None:
    ids = things(shipped)
    assert {"company:haier", "project:espo-pipeline", "border-crossing:zabaikalsk-manzhouli"} <= set(ids)
    for id_ in ids[::25]:
        found = thing_portrait(shipped, id_)
        assert found.facts >= 2
        assert found.deals
        assert all("{" not in say(found.headline, lang) for lang in languages())
    for term in sectors(shipped)[:3]:
        assert sector_portrait(shipped, term).deals
