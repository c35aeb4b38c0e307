"""Russian names in Chinese characters, by the practical transcription: 库尔干 is Kurgan.

The transcription gives a character for each consonant with its vowel, and for each consonant alone; the
vowels differ, and so do л and р, which both become l. So names are compared by their consonants in classes
first, and those that are equal in that by their letters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic

from graph.names.folding import words
from graph.names.kinds import kind_words
from graph.names.named import E, all_names
from graph.names.phrases import TRANSCRIBED, Found
from graph.names.scripts import has_cyrillic
from graph.names.sounds import sound
from graph.names.tokens import Token
from graph.names.variants import FULL, Variant

#: The characters of the transcription of Russian (Xinhua, Names of the World in Chinese).
_CHARACTERS = frozenset(
    "阿埃艾奥巴拜邦堡鲍贝本比边别宾波博勃布茨察采楚次达丹当德登迪蒂丁东杜顿多恩尔法凡范菲费芬佛弗伏夫福甫富盖甘冈戈格根贡古瓜哈汉豪赫黑亨胡华霍基吉季济加贾杰捷金津京久喀卡坎康考科克肯孔库昆拉莱兰朗劳勒雷里"
    "利连列林留柳卢鲁伦罗洛马迈曼芒梅门蒙米敏明莫姆穆纳奈南内尼涅年宁纽努诺帕潘佩彭皮平珀普恰钱强乔切琴丘萨赛桑瑟沙尚绍舍申什盛施舒斯苏索塔泰坦汤唐特滕铁廷图托瓦万旺韦维魏温文沃乌武西希锡席谢辛欣兴休雪雅亚"
    "延扬耶叶伊依因尤约泽扎詹兹佐茹热日容车彻契奇梁良辽杨赞香肖玛娜丽莉娅柯摩勉泊绥符罕干琳莎卓祖缅墨木慕坡蒲齐屈森叔提通威卫吾夏许则曾哲孜琅垦若瑙"
)
#: Consonants by class: of Russian as it sounds in Latin letters, and of initials in pinyin.
_RUSSIAN = (
    ("m(?=[pb])", "N"),
    ("shch|sh|zh(?!a)", "S"),
    ("ts|dzh|zh|ch|z|t|d", "T"),
    ("s", "S"),
    ("[bp]", "P"),
    ("[vf]", "F"),
    ("m", "M"),
    ("n", "N"),
    ("[lr]", "L"),
    ("[kgh]", "K"),
    ("[^A-Z]", ""),
)
_INITIALS = (
    ("zh|ch|c|z|j|q|d|t", "T"),
    ("x|sh|s|r", "S"),
    ("b|p", "P"),
    ("f|w", "F"),
    ("m", "M"),
    ("n", "N"),
    ("l", "L"),
    ("g|k|h", "K"),
)
#: Characters of a run; consonants of a name; how like its letters must be, and may fall behind the likest.
_SHORTEST, _LONGEST = 3, 9
_LEAST_LIKE, _BEHIND = 0.5, 0.02
_REGION_UNIT, _LONGEST_UNIT = re.compile("州|边疆区|共和国|自治区|自治州"), 3
_EVENED = (("uo", "o"), ("[wf]", "v"), ("y|j(?=i)", "i"), ("l", "r"), ("b", "p"), ("d", "t"), ("g", "k"))
_ADJECTIVE = re.compile("(?<=.{3})ск(?:ая|ий)$")


class Transcribed(Generic[E]):
    """Finds Russian towns and regions in runs of the characters of the transcription."""

    def __init__(self, entities: Iterable[E]) -> None:
        """Take the things of which those in Russia with a Russian name are looked for."""
        self._by_sound: dict[str, list[tuple[str, E]]] = defaultdict(list)
        for entity in entities:
            for spelled in sorted(_spelled(entity)):
                self._by_sound[russian_skeleton(spelled)].append((sound(spelled), entity))

    def find(self, text: Sequence[Token], free: Sequence[bool]) -> Iterator[Found[E]]:
        """Yield what the longest run of characters from each place may be, where it can be one thing only."""
        at = 0
        while at < len(text):
            end = at
            while end < len(text) and free[end] and text[end].text in _CHARACTERS and end - at < _LONGEST:
                end += 1
            yield from self._in_run(text, at, end)
            at = max(end, at + 1)

    def _in_run(self, text: Sequence[Token], at: int, end: int) -> Iterator[Found[E]]:
        if end - at < _SHORTEST:
            return
        name = "".join(token.text for token in text[at:end])
        likes = sorted(
            ((_likeness(name, spelled), entity.id, entity) for spelled, entity in self._called(name)),
            key=lambda like: (-like[0], like[1]),
        )
        told = {e.type for like, _, e in likes if like >= max(likes[0][0] - _BEHIND, _LEAST_LIKE)}
        unit = _REGION_UNIT.match("".join(token.text for token in text[end : end + _LONGEST_UNIT]))
        wanted = "Region" if unit or told == {"Region"} else "City"
        seen: set[str] = set()
        for like, id_, entity in likes:
            near = like >= max(likes[0][0] - _BEHIND, _LEAST_LIKE)
            if near and entity.type == wanted and id_ not in seen:
                seen.add(id_)
                yield Found(at, end, entity, Variant((name,), FULL), TRANSCRIBED)

    def _called(self, name: str) -> list[tuple[str, E]]:
        return self._by_sound.get(chinese_skeleton(name), [])


def _spelled(entity: E) -> set[str]:
    """Return the Russian names that Chinese transcribes: of a region most often that of its capital."""
    russian = entity.type == "Region" or entity.properties.get("country") == "country:RU"
    if not russian or entity.type not in ("City", "Region"):
        return set()
    capital = str(entity.properties.get("capital_ru", ""))
    names = [name for name in (*all_names(entity), capital) if has_cyrillic(name)]
    found = set()
    for name in names:
        own = "".join(word for word in words(name) if sound(word) not in kind_words(entity.type))
        found |= {own, _ADJECTIVE.sub("ск", own), _ADJECTIVE.sub("", own)}
    return {name for name in found if len(russian_skeleton(name)) >= _SHORTEST}


def _likeness(name: str, spelled: str) -> float:
    """Return how like the readings of characters are to how a Russian name sounds, in 0..1."""
    from pypinyin import lazy_pinyin
    from rapidfuzz.distance import Indel

    read = "".join("r" if syllable == "er" else syllable for syllable in lazy_pinyin(name))
    return float(Indel.normalized_similarity(_evened(read), _evened(spelled)))


def _evened(spelled: str) -> str:
    """Return letters without what the transcription does not keep apart."""
    for pattern, to in _EVENED:
        spelled = re.sub(pattern, to, spelled)
    return spelled


@lru_cache(2**12)
def russian_skeleton(name: str) -> str:
    """Return the classes of the consonants of a Russian name.

    Examples
    --------
    >>> russian_skeleton("курган"), russian_skeleton("брянск")
    ('KLKN', 'PLNSK')
    """
    said = sound(name)
    for pattern, to in _RUSSIAN:
        said = re.sub(pattern, to, said)
    return re.sub(r"(.)\1+", r"\1", said)


@lru_cache(2**12)
def chinese_skeleton(name: str) -> str:
    """Return the same of Chinese characters, by their readings.

    Examples
    --------
    >>> chinese_skeleton("库尔干"), chinese_skeleton("布良斯克")
    ('KLKN', 'PLNSK')
    """
    from pypinyin import lazy_pinyin  # only for a run of such characters that nothing is called

    said = ""
    for character, syllable in zip(name, lazy_pinyin(name), strict=True):
        if character == "堡":
            said += "PLK"
        elif syllable == "er":
            said += "L"
        elif character == "加":
            said += "K"
        else:
            said += _initial(syllable) + ("N" if re.search("ng?$", syllable) else "")
    return re.sub(r"(.)\1+", r"\1", said)


def _initial(syllable: str) -> str:
    return next((to for pattern, to in _INITIALS if re.match(pattern, syllable)), "")
