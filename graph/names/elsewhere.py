"""Names of places that users look for among the regions, and that the graph is not about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.names.readings import Readings


@dataclass(frozen=True, slots=True)
class _Place:
    """A place of which nothing is known here but its names."""

    id: str
    names: Mapping[str, str]
    aliases: tuple[str, ...]
    type: str = "Region"
    properties: Mapping[str, object] = field(default_factory=dict)

    def name(self, lang: str) -> str:
        """Return the name in a language."""
        return self.names[lang]


def _place(code: str, ru: str, en: str, zh: str, aliases: str) -> _Place:
    return _Place(f"elsewhere:{code}", {"ru": ru, "en": en, "zh": zh}, tuple(aliases.split("|")))


def _former(code: str, ru: str, en: str) -> _Place:
    return _Place(f"former:{code}", {"ru": ru, "en": en}, ())


#: The published ratings have 83 regions; these are not among them.
ELSEWHERE = Readings(
    "Region",
    [
        _place(
            "crimea",
            "Республика Крым",
            "Republic of Crimea",
            "克里米亚共和国",
            "Крым|Crimea|Krym|克里米亚|Автономная Республика Крым",
        ),
        _place("sevastopol", "Севастополь", "Sevastopol", "塞瓦斯托波尔", "塞瓦斯托波尔市"),
        _place(
            "donetsk",
            "Донецкая Народная Республика",
            "Donetsk People's Republic",
            "顿涅茨克人民共和国",
            "ДНР|DNR|DPR|Донецкая область|Donetsk Oblast|顿涅茨克|顿涅茨克州|Донецк|Donetsk",
        ),
        _place(
            "luhansk",
            "Луганская Народная Республика",
            "Luhansk People's Republic",
            "卢甘斯克人民共和国",
            "ЛНР|LNR|LPR|Луганская область|Luhansk Oblast|Lugansk People's Republic|卢甘斯克|卢甘斯克州|"
            "Луганск|Luhansk|Lugansk",
        ),
        _place(
            "zaporizhzhia",
            "Запорожская область",
            "Zaporizhzhia Oblast",
            "扎波罗热州",
            "Запорожье|Zaporizhzhia|Zaporozhye|Zaporozhye Oblast|扎波罗热",
        ),
        _place("kherson", "Херсонская область", "Kherson Oblast", "赫尔松州", "Херсон|Kherson|赫尔松"),
        _place("baikonur", "Байконур", "Baikonur", "拜科努尔", "город Байконур|Baykonur"),
    ],
)

#: Regions of older tables, by the code of the one that each has become a part of.
FORMER = Readings(
    "Region",
    [
        _former("RU-ZAB", "Читинская область", "Chita Oblast"),
        _former("RU-ZAB", "Агинский Бурятский автономный округ", "Agin-Buryat Autonomous Okrug"),
        _former("RU-KAM", "Камчатская область", "Kamchatka Oblast"),
        _former("RU-KAM", "Корякский автономный округ", "Koryak Autonomous Okrug"),
        _former("RU-PER", "Пермская область", "Perm Oblast"),
        _former("RU-PER", "Коми-Пермяцкий автономный округ", "Komi-Permyak Autonomous Okrug"),
        _former("RU-KYA", "Эвенкийский автономный округ", "Evenk Autonomous Okrug"),
        _former(
            "RU-KYA",
            "Таймырский (Долгано-Ненецкий) автономный округ",
            "Taymyr Autonomous Okrug",
        ),
        _former("RU-IRK", "Усть-Ордынский Бурятский автономный округ", "Ust-Orda Buryat Autonomous Okrug"),
    ],
)
