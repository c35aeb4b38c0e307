"""The rules can be read, say where they are wrong, and name the types of ties that words tell of."""

import pytest

from loaders.extraction.candidate import Passage
from loaders.extraction.kinds import find_kinds, read_kinds
from loaders.extraction.phrases import Phrases
from loaders.extraction.rulebook import parsed_rules, phrases_of
from loaders.extraction.signals import read_signal
from schema.errors import SchemaError


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("подписать соглашение", "Стороны подписали соглашение.", True),
        ("подписать соглашение", "Подписали новое соглашение.", False),
        ("подписать ... соглашение", "Подписали новое соглашение.", True),
        ("завод|фабрика", "У фабрики нет цеха.", True),
        ("=построено", "Построен дом.", False),
        ("строительн*", "Со строительным трестом.", True),
        ("reach agreement", "They reached an agreement.", True),
        ("于…投产", "工厂于2025年投产。", True),
        ("<thing>", "Новый терминал.", True),
        ("запуск", "Компания «Запуск».", False),
        ("supply", "Компания Supply Chain.", False),
    ],
)
def test_a_phrase_is_found_in_any_form_of_its_words_but_not_in_names(
    phrase: str, text: str, found: bool
) -> None:
    written = phrases_of("test", "rule", {"ru": [phrase]})
    assert bool(Phrases((p, None) for p in written).find(text)) == found


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Хозяйство экспортирует овёс.", "EXPORTS"),
        ("Открыт рейс в Далянь.", "SERVES"),
        ("Города стали побратимами.", "SISTER_CITY"),
        ("Компания стала резидентом парка.", "RESIDENT_OF"),
        ("Товарооборот вырос.", "TRADES_WITH"),
        ("Делегация посетила порт.", "VISITED"),
        ("Учреждено совместное предприятие.", "JOINT_VENTURE"),
        ("Введён запрет на ввоз рыбы.", "RESTRICTS"),
        ("The firm acquired a stake in the mill.", "OWNS_STAKE_IN"),
        ("The firm invested in a quarry.", "INVESTOR_IN"),
        ("The cities are twin cities.", "SISTER_CITY"),
        ("该州接待中国游客。", "TOURISTS_FROM"),
        ("企业出口大豆。", "EXPORTS"),
        ("两市结为友好城市。", "SISTER_CITY"),
        ("口岸恢复通关。", "BORDER_CROSSING"),
    ],
)
def test_words_tell_of_types_of_ties(text: str, type_: str) -> None:
    kinds = find_kinds(Passage(1, text))
    assert type_ in {kind.type for kind in kinds}
    assert all(text[k.start : k.end] and 0 < k.confidence <= 1 for k in kinds)


def test_a_rule_that_forbids_words_is_silent_where_they_stand() -> None:
    told = {kind.type for kind in find_kinds(Passage(1, "Регион и провинция — побратимы."))}
    assert "SISTER_CITY" not in told


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ({"type": "SELLS"}, "rules/kinds.yaml: mine: SELLS is no type of tie (argun schema)"),
        (
            {"type": "EXPORTS", "target": ["Zone"]},
            "rules/kinds.yaml: mine: target: EXPORTS has no Zone there",
        ),
        ({"type": "EXPORTS", "word": []}, "rules/kinds.yaml: mine: unknown key word"),
        ({"type": "EXPORTS", "ru": "экспорт"}, "rules/kinds.yaml: mine: ru: expected a list of phrases"),
        ({"type": "EXPORTS", "ru": ["<goods>"]}, "rules/kinds.yaml: mine: <goods> is no set"),
    ],
)
def test_a_wrong_rule_is_told_by_file_and_key(rule: dict[str, object], told: str) -> None:
    with pytest.raises(SchemaError) as error:
        read_kinds({"mine": rule})
    assert told in str(error.value)


def test_a_signal_has_a_known_part_and_terms_of_the_schema() -> None:
    with pytest.raises(SchemaError, match="mine: part is one of"):
        read_signal("stages", "mine", {"part": "verb"})
    with pytest.raises(SchemaError, match="built is no term of the vocabulary stage"):
        read_signal("stages", "mine", {"part": "act", "stage": "built"})


def test_rules_that_are_no_yaml_or_no_mapping_say_so() -> None:
    with pytest.raises(SchemaError, match=r"rules/mine\.yaml"):
        parsed_rules("mine", "a: [b")
    with pytest.raises(SchemaError, match="expected headings"):
        parsed_rules("mine", "- a")
