"""The typologies of the papers beside the rating, asked of the shipped data: risks, zones, models, barriers.

The expected rows were worked by reading the papers and ``loaders/dataset``; see ``test_shipped_answers``.
"""

from __future__ import annotations

from graph.store.embedded import EmbeddedStore
from tests.shipped import ask, column, items, named, one

SERVERS = "project:dao-tech-kuntu-server-production"
PARKS, EXPORTS = "source:industrial-parks-2025", "source:high-tech-export-2024"


def test_a_case_shows_its_risks_and_what_answers_each(shipped: EmbeddedStore) -> None:
    rows = ask(shipped, "risks_of_partnerships", entity=SERVERS)
    assert set(column(rows, "risk_id")) == {
        "concept:deliveries-without-transfer",
        "concept:intellectual-property-at-risk",
        "concept:missing-service-network",
        "concept:shortage-of-skilled-staff",
    }
    staff = "concept:shortage-of-skilled-staff"
    answer = "concept:trilateral-university-agreements"
    assert one(rows, risk_id=staff, answer_id=answer) == {
        **named("risk", staff, "Нехватка обученных людей", "Shortage of skilled staff"),
        "case_ids": [SERVERS],
        "cases_ru": ["Производство серверов ДАО Тех и Кунту"],
        "cases_en": ["DAO Tech and Kuntu server production"],
        **named(
            "answer", answer, "Трёхсторонние договоры с вузами", "Trilateral agreements with universities"
        ),
        "answer_kind": "instrument",
        "answer_case_ids": [SERVERS],
        "note_ru": "Риски и ответы названы рядом: вузы готовят людей",
        "note_en": "Risks and answers stand side by side: universities train people",
        "basis": "inferred",
        "tie_id": f"ADDRESSES/{answer}/{staff}",
    }
    every = ask(shipped, "risks_of_partnerships")
    assert {"company:arcon", "company:kvantron-group"} == set(items(every[0]["case_ids"]))
    # The paper names no answer to the customs and languages of the two sides.
    assert one(every, risk_id="concept:cultural-and-contractual-differences")["answer_id"] is None
    sanctions = one(every, risk_id="concept:external-sanctions")
    assert (sanctions["answer_id"], sanctions["case_ids"]) == ("concept:targeted-finance", [])


def test_zones_are_found_by_what_they_specialise_in(shipped: EmbeddedStore) -> None:
    farming = ask(shipped, "zones_by_specialisation", sector="agriculture")
    assert column(farming, "zone_id") == [
        "zone:asez-sakhalin",
        "zone:asez-amuro-khinganskaya",
        "zone:asez-buryatia",
        "zone:agropark-penza",
    ]
    assert farming[1] == {
        **named(
            "zone",
            "zone:asez-amuro-khinganskaya",
            "ТОР «Амуро-Хинганская»",
            "Amuro-Khinganskaya advanced development territory",
        ),
        "zone_kind": "asez",
        "region_ids": ["region:RU-YEV"],
        "specialisations": ["agriculture", "food", "transport"],
        "residents": 8,
        "investment": 39.14,
        "jobs": 2617,
        "date": "2024",
        "resident_ids": ["company:birobidzhan-steel-structures-plant", "company:dalgraphite"],
        "residents_ru": ["Биробиджанский завод металлоконструкций", "Дальграфит"],
        "residents_en": ["Birobidzhan Steel Structures Plant", "Dalgraphite"],
    }
    yakutia = ask(shipped, "zones_by_specialisation", sector="coal", region="region:RU-SA")
    assert column(yakutia, "resident_ids") == [["company:denisovsky-mining-plant"]]
    # The staff of three clusters together is not that of one.
    assert (
        one(ask(shipped, "zones_by_specialisation"), zone_id="zone:cluster-samara-aerospace")["jobs"] is None
    )


def test_three_models_of_parks_and_measures_with_their_money(shipped: EmbeddedStore) -> None:
    models = ask(shipped, "park_models", kind="park_model")
    assert [(row["concept_en"], row["locator"], row["source_id"]) for row in models] == [
        ("Infrastructure model of a park", "line/110", PARKS),
        ("Rent model of a park", "line/109", PARKS),
        ("Service model of a park", "line/110", PARKS),
    ]
    rows = ask(shipped, "park_models", kind="support_measure")
    money = [r for r in rows if r["concept_id"] == "concept:budget-support-of-parks"]
    budget = [(r["date"], r["value"]) for r in money if str(r["note_en"]).startswith("Support,")]
    assert budget == [("2021", 1.0), ("2022", 1.0), ("2022", 3.7), ("2023", 1.0), ("2023", 3.3)]
    assert one(money, quantity="tax")["value"] == 4.8
    subsidy = one(rows, concept_id="concept:cluster-joint-project-subsidy")
    assert (subsidy["value"], subsidy["unit"], subsidy["nature"]) == (436.0, "million_RUB", "measured")
    # No money is told of the special legal regime.
    assert one(rows, concept_id="concept:preferential-legal-regime")["value"] is None


def test_barriers_come_with_what_they_touch_and_what_answers_them(shipped: EmbeddedStore) -> None:
    digital = ask(shipped, "barriers", entity="trend:lag-in-fifth-technological-order")
    assert "concept:lost-applied-science" in column(digital, "barrier_id")
    assert set(column(digital, "source_id")) == {EXPORTS}
    tax = "concept:tax-on-each-step"
    goods = one(ask(shipped, "barriers", entity="product:machinery"), barrier_id=tax)
    assert goods == {
        **named("barrier", tax, "Налог на каждом переделе", "Tax on each step of processing"),
        **named("thing", "product:machinery", "Машины и оборудование", "Machinery"),
        "thing_type": "Product",
        "note_ru": "Сложное производство не окупается",
        "note_en": "Complex production does not pay",
        "answer_ids": ["concept:tax-free-innovation-belts"],
        "answers_ru": ["Безналоговые пояса у вузов"],
        "answers_en": ["Tax-free belts around universities"],
        "source_id": EXPORTS,
        "tie_id": f"TOUCHES/{tax}/product:machinery",
    }
    assert {str(row["barrier_id"]) for row in ask(shipped, "barriers", source=PARKS)} == {
        "concept:immature-clusters",
        "concept:industrial-import-dependence",
        "concept:uneven-clusters",
        "concept:worn-capacity-and-missing-staff",
    }
    assert len(ask(shipped, "barriers", limit=2)) == 2
