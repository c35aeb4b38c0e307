"""Pinyin and Palladius, and the keys under which spellings of one name meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.names.folding import fold
from graph.names.palladius import palladius_table, pinyin_key, split_pinyin, to_palladius, to_pinyin
from graph.names.scripts import mixed_words
from graph.names.slips import is_one_edit, one_edit_keys

#: Provinces and cities in the spelling of Russian maps.
KNOWN = {
    "Heilongjiang": "хэйлунцзян",
    "Shandong": "шаньдун",
    "Sichuan": "сычуань",
    "Guangdong": "гуандун",
    "Zhejiang": "чжэцзян",
    "Chongqing": "чунцин",
    "Xinjiang": "синьцзян",
    "Liaoning": "ляонин",
    "Guizhou": "гуйчжоу",
    "Yunnan": "юньнань",
    "Hunchun": "хуньчунь",
    "Suifenhe": "суйфэньхэ",
    "Xi'an": "сиань",
    "Wuhan": "ухань",
    "Lüshun": "люйшунь",
    "Qinghai": "цинхай",
    "Jiangxi": "цзянси",
    "Zibo": "цзыбо",
    "Erlian": "эрлянь",
    "Luoyang": "лоян",
}


@pytest.mark.parametrize(("pinyin", "russian"), KNOWN.items())
def test_transcription_gives_the_name_on_the_map(pinyin: str, russian: str) -> None:
    assert to_palladius(pinyin) == russian


@pytest.mark.parametrize(("pinyin", "russian"), KNOWN.items())
def test_both_spellings_share_a_key(pinyin: str, russian: str) -> None:
    assert pinyin_key(pinyin) == pinyin_key(russian.title())


@pytest.mark.parametrize(
    ("russian", "pinyin"),
    [("Аньхой", "anhui"), ("Пекин", "beijing"), ("Харбин", "harbin"), ("Чанъань", "changan")],
)
def test_established_and_variant_spellings_are_known(russian: str, pinyin: str) -> None:
    assert to_pinyin(russian) == pinyin


@pytest.mark.parametrize("word", ["Lipetsk", "Haval", "", "Хабаровск", "-", "a" * 1000, "я" * 1000])
def test_other_words_are_no_pinyin(word: str) -> None:
    assert to_palladius(word) is None
    assert to_pinyin(word) is None


def test_table_has_the_syllables_of_the_language_once_each() -> None:
    table = palladius_table()
    assert len(table) > 400
    assert {table[s] for s in ("zhi", "zi", "hui", "lü", "jue")} == {"чжи", "цзы", "хуэй", "люй", "цзюэ"}
    assert split_pinyin("xian") == ("xian",)
    assert split_pinyin("xi'an") == ("xi", "an")


@given(st.lists(st.sampled_from(sorted(palladius_table())), min_size=1, max_size=4))
def test_transcription_and_back_keeps_the_key(syllables: list[str]) -> None:
    word = "'".join(syllables)
    russian = to_palladius(word)
    assert russian is not None
    assert all(pinyin_key(palladius_table()[s]) == pinyin_key(s) for s in syllables)


def test_fold_drops_legal_form_quotes_and_case() -> None:
    assert fold("ООО «Китон-Групп»") == fold("китон групп")
    assert fold("Haier Group Co., Ltd") == fold("HAIER")
    assert fold("Group") == "group"


def test_near_names_of_different_places_keep_their_keys() -> None:
    assert pinyin_key("Shanxi") != pinyin_key("Shaanxi")
    assert pinyin_key("Hunan") != pinyin_key("Henan")


@given(st.text("abc", min_size=3, max_size=8), st.integers(1, 7))
def test_one_letter_less_is_one_edit_and_shares_a_variant(key: str, at: int) -> None:
    shorter = key[:at] + key[at + 1 :]
    if shorter != key:
        assert is_one_edit(key, shorter)
        assert one_edit_keys(key) & one_edit_keys(shorter)


def test_edits_are_one_letter_or_one_swap() -> None:
    assert is_one_edit("naval", "nawal")
    assert is_one_edit("sinopec", "sinopce")
    assert not is_one_edit("haval", "naval")
    assert not is_one_edit("changan", "changfa")
    assert not is_one_edit("same", "same")


def test_words_of_two_alphabets_are_found() -> None:
    assert mixed_words("Zавод «Тop» BYD завод") == ["Zавод", "Тop"]
