"""Stage and health of sentences of our own in three languages, written from the codebook."""

import pytest

from graph.texts import say
from loaders.extraction.candidate import Passage
from loaders.extraction.verdicts import find_verdicts
from tests.loaders.extraction.verdict_cases_en import CASES as EN
from tests.loaders.extraction.verdict_cases_en import CHAINS as EN_CHAINS
from tests.loaders.extraction.verdict_cases_ru import CASES as RU
from tests.loaders.extraction.verdict_cases_ru import CHAINS as RU_CHAINS
from tests.loaders.extraction.verdict_cases_zh import CASES as ZH
from tests.loaders.extraction.verdict_cases_zh import CHAINS as ZH_CHAINS

EFFORT = {"held", "planned", "dropped"}


def told(text: str) -> list[tuple[str, str]]:
    verdicts = find_verdicts(Passage(1, text))
    return [(v.stage or "", v.health or "") for v in verdicts if v.stage not in EFFORT]


@pytest.mark.parametrize(("text", "stage", "health"), [*RU, *EN, *ZH])
def test_a_sentence_tells_what_the_codebook_says(text: str, stage: str, health: str) -> None:
    assert told(text) == ([(stage, health)] if stage or health else [])


@pytest.mark.parametrize(("text", "expected"), [*RU_CHAINS, *EN_CHAINS, *ZH_CHAINS])
def test_each_clause_has_a_verdict_of_its_own(text: str, expected: tuple[str, ...]) -> None:
    assert ["/".join(pair).rstrip("/") for pair in told(text)] == list(expected)


def test_a_verdict_tells_why_by_the_short_word_of_its_stage() -> None:
    [verdict] = find_verdicts(Passage(1, "Завод по выпуску мыла запущен."))
    assert say(verdict.why, "ru").endswith("запущен» означает: действует")
