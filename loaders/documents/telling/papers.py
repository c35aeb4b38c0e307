"""Names of papers, pages and agencies, told from names of persons and places."""

from __future__ import annotations

import re

#: What Chinese papers, pages, agencies and stations end their names with.
SHORT_MEDIA = "(?:报|网|社|刊|台|新闻|在线|客户端)"
#: What stands before the name of a publisher in a byline.
_KINDS = re.compile(
    r"^(?:газета|журнал|портал|сайт|агентство|информагентство|телеканал|издание|newspaper|the newspaper)\s+",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[«\"“《]([^«»\"“”《》]{2,60})[»\"”》]")
#: Words that stand in names of papers and in few of persons and places.
_WORDS = (
    "times|news|newswire|newsletter|wire|gazette|review|monitor|post|daily|journal|herald|weekly|monthly|"
    "quarterly|agency|tribune|today|observer|press|bulletin|chronicle|digest|report|reports|insider|"
    "dispatch|courier|mail|express|echo|mirror|guardian|telegraph|sentinel|examiner|standard|globe|star|"
    "morning|evening|letter|business|economist|magazine|media|online|info|tv|radio|channel|outlook|"
    "briefing|watch|commodities|markets|insights|analytics|"
    "вести|новости|новостей|известия|ведомости|правда|газета|вестник|обозреватель|курьер|дело|листок|"
    "хроника|летопись|наблюдатель|обозрение|бюллетень|экспресс|телеграф|трибуна|голос|эхо|звезда|маяк|"
    "деньги|медиа|инфо|онлайн|сегодня|вечерний|вечерняя|утро|время|рабочий|коммерсант|деловой|"
    r"деловая|жизнь|слово|знамя|пресс|радио|тв|\w+пресс|\w+информ|\w+медиа"
)
_MEDIA = re.compile(
    rf"\b(?:{_WORDS})\b|[\w-]\.(?:ru|com|org|net|info|cn|рф|инфо)$|(?:商讯|快讯|财经|信息|周刊|{SHORT_MEDIA})$",
    re.IGNORECASE,
)
_HAN = re.compile("[\u4e00-\u9fff]")
_PERSON = re.compile(r"(?:作者|记者|编辑|文/|автор|текст|фото|беседовал|by\b|photo\b)", re.IGNORECASE)
_INITIAL = re.compile(r"\b[^\W\d_]\.")
#: Places of two words look like names of papers: only their second word is told by its capital letter.
_FEWEST_HAN, _MOST_WORDS, _NO_PERSON = 5, 6, 3


def paper(text: str, *, sure: bool = False) -> str | None:
    """Return the name of a paper or a page; None for what may be a person or a place.

    ``sure`` asks for a word that says so, or quotation marks: where a line of the text may stand, too.

    Examples
    --------
    >>> paper("газета «Край»"), paper("River Trade Letter"), paper("Anna Smith"), paper("Нижний Новгород")
    ('Край', 'River Trade Letter', None, None)
    """
    name = _KINDS.sub("", text)
    if quoted := _QUOTED.fullmatch(name):
        return quoted[1]
    words = name.split()
    if not words or len(words) > _MOST_WORDS or _PERSON.match(name) or name.endswith((".", "。", ":", "：")):
        return None
    if _MEDIA.search(name) or name.startswith("The ") or name != text:
        return name
    if sure:
        return None
    if _HAN.search(name):
        return name if len(name) >= _FEWEST_HAN else None
    return name if _is_no_name_of_a_person(words) and not _INITIAL.search(name) else None


def _is_no_name_of_a_person(words: list[str]) -> bool:
    """Tell whether a later word begins with a small letter, or three of Latin letters with great ones."""
    if any(word[:1].islower() and len(word) > 3 for word in words[1:]):
        return True
    return len(words) >= _NO_PERSON and all(word.isascii() and word.isalpha() for word in words)
