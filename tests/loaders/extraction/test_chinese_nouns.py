"""Things in a Chinese passage, where no letters part words."""

from __future__ import annotations

import pytest

from loaders.extraction.nouns import noun_phrases


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("某公司计划在阿穆尔州投资建设大豆加工厂。", ["大豆加工厂"]),
        ("公司在莫斯科州的工厂已开工建设", ["工厂"]),
        ("上半年，布拉戈维申斯克—黑河公路大桥通车", ["布拉戈维申斯克—黑河公路大桥"]),
        ("港口一期项目投产", ["港口", "一期项目"]),
        ("某报昨天报称某集团计划退出利佩茨克经济特区项目", ["项目"]),
        ("今天天气很好。", []),
    ],
)
def test_a_thing_is_named_back_to_what_opens_its_phrase(text: str, names: list[str]) -> None:
    assert [phrase.name for phrase in noun_phrases(text, 0, len(text), ())] == names
