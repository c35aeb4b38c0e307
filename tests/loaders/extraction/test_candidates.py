"""Candidates out of sentences of our own, over a small world."""

from __future__ import annotations

from graph.analysis.deals.assignment import assign_deals
from graph.statements.records import Statements
from loaders.extraction.candidate import Passage
from loaders.extraction.extracting import Extractor
from tests.loaders.extraction.extraction_world import REGION, ties_of, told, world

PLANT = "project:brick-plant"


def test_a_new_plant_is_a_project_of_the_region_with_its_investor() -> None:
    found = told("Компания «Хайер» планирует построить завод холодильников.")
    plant = next(c for c in found if c.type == "HAS_PROJECT")
    assert plant.subject == REGION
    assert plant.new == ((plant.counterpart, "Project", "завод холодильников"),)
    assert plant.stage == "discussed"
    assert ("INVESTOR_IN", "company:haier", plant.counterpart) in {
        (c.type, c.subject, c.counterpart) for c in found
    }


def test_each_of_several_goods_is_exported() -> None:
    found = ties_of("Регион экспортирует в Китай сою, муку и мёд.")
    assert {c for _, _, c in found} == {"product:soybeans", "product:flour", "product:honey"}
    assert {type_ for type_, _, _ in found} == {"EXPORTS"}
    assert all(c.stage == "operating" for c in found.values())


def test_a_company_exports_rather_than_its_region() -> None:
    found = ties_of("Компания «Бурёнка» начала экспорт мёда в Китай.")
    company, region = (
        found["EXPORTS", end, "product:honey"].confidence for end in ("company:ru-buryonka", REGION)
    )
    assert company > region


def test_each_clause_has_its_own_verdict() -> None:
    found = ties_of("Экспортируется соя, планируется наладить поставки мёда.")
    assert found["EXPORTS", REGION, "product:soybeans"].stage == "operating"
    assert found["EXPORTS", REGION, "product:honey"].stage == "discussed"


def test_bad_news_in_other_words_covers_all_that_is_known_of_a_thing() -> None:
    found = ties_of("Строительство в Зее завода кирпича заморожено.")
    plant = found["HAS_PROJECT", REGION, PLANT]
    investor = found["INVESTOR_IN", "company:unnamed-amu-brick-plant", PLANT]
    assert plant.health == investor.health == "cancelled"
    assert plant.joins[0] == f"deal:{PLANT}"
    assert "HAS_PROJECT/region:RU-AMU/project:brick-plant" in plant.joins


def test_a_document_knows_the_things_that_it_told_of_before() -> None:
    before = Passage(1, "Подписано соглашение о зерновом терминале.", REGION, "before")
    after = Passage(2, "Терминал принял первое зерно.", REGION, "after")
    first, second = Extractor(world()).candidates([before, after])
    assert first.counterpart == second.counterpart
    assert first.new == second.new
    assert first.joins == ()
    assert second.joins == (first.counterpart,)


def test_a_later_column_that_is_printed_first_knows_the_earlier_one() -> None:
    after = Passage(1, "Терминал принял первое зерно.", REGION, "after")
    before = Passage(2, "Подписано соглашение о зерновом терминале.", REGION, "before")
    found = Extractor(world()).candidates([after, before])
    assert [c.passage.index for c in found] == [1, 2]
    assert len({c.counterpart for c in found}) == 1


def test_the_name_of_a_thing_takes_no_predicate() -> None:
    found = told("О строительстве цементного завода новостей нет.")
    assert [name for c in found for _, type_, name in c.new if type_ == "Project"] == ["цементный завод"]
    assert {c.health for c in found} == {"stalled"}


def test_a_name_in_quotes_is_part_of_the_name_of_a_thing_and_is_closed() -> None:
    found = told("Компания «Хайер» построит склад в парке «Узел».", "Открыт терминал «Союз».")
    names = {name for c in found for _, type_, name in c.new if type_ == "Project"}
    assert names == {"склад в парке «Узел»", "терминал «Союз»"}


def test_a_list_after_a_plant_names_a_thing_each() -> None:
    found = told("Обсуждается создание производства соевого масла, снегоходов и удобрений.")
    names = {name for c in found for _, _, name in c.new}
    assert names == {"производство соевого масла", "производство снегоходов", "производство удобрений"}


def test_what_is_carried_out_to_china_is_exported_now() -> None:
    found = told("Соя вывозится в КНР.")
    assert {(c.type, c.stage) for c in found} == {("EXPORTS", "operating")}


def test_a_party_without_a_name_is_a_placeholder() -> None:
    found = told("Китайские инвесторы построят цементный завод.")
    investor = next(c for c in found if c.type == "INVESTOR_IN")
    assert investor.subject.startswith("company:unnamed-")


def test_a_route_serves_both_of_its_ends() -> None:
    found = ties_of("Открыт авиарейс Благовещенск – Харбин.")
    assert {(type_, end) for type_, _, end in found} == {
        ("SERVES", "city:blagoveshchensk"),
        ("SERVES", "city:harbin"),
    }
    assert {c.stage for c in found.values()} == {"operating"}


def test_a_visit_that_took_place_is_held_and_has_no_health() -> None:
    found = ties_of("Делегация области посетила Харбин.")
    visit = found["VISITED", REGION, "city:harbin"]
    assert (visit.stage, visit.health) == ("held", None)


def test_a_number_goes_to_the_tie_that_it_measures() -> None:
    found = ties_of("Товарооборот с Китаем вырос до 5 млрд долл., экспортируется соя.")
    trade = found["TRADES_WITH", REGION, "country:CN"]
    assert [n.quantity for n in trade.numbers] == ["trade_turnover"]
    assert not found["EXPORTS", REGION, "product:soybeans"].numbers


def test_english_and_chinese_sentences_are_read_without_a_region_of_a_section() -> None:
    english = ties_of("Tula Region exports honey to China.", region=None)
    assert list(english) == [("EXPORTS", "region:RU-TUL", "product:honey")]
    chinese = ties_of("图拉州向中国出口蜂蜜。", region=None)
    assert list(chinese) == [("EXPORTS", "region:RU-TUL", "product:honey")]


def test_a_note_is_made_of_the_parts_of_the_candidate() -> None:
    found = ties_of("Экспортируется соя.")
    assert found["EXPORTS", REGION, "product:soybeans"].note == "Амурская область вывозит: Соя — действует"


def test_nothing_is_made_of_praise() -> None:
    assert told("Сотрудничество оценивается высоко.", "Погода стояла хорошая.") == []


def test_the_order_of_the_data_changes_nothing() -> None:
    text = "Китайские инвесторы построят кирпичный завод, экспортируется соя."
    here = world()
    entities, ties = reversed([*here.entities.values()]), reversed([*here.ties.values()])
    turned = Statements.of(entities, ties, [], [], here.layers)
    again = Extractor(turned, assign_deals(turned)).candidates([Passage(1, text, REGION)])
    assert again == told(text)
