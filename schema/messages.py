"""What the program says, before a language is chosen: a text in English and the values of its fields.

A message is made where something is known and put into words at the edge, where the language of the
reader is known too. The English text is the id by which the catalogues of ``graph.texts`` know it, as is
usual with gettext; every text that is to be translated is the first argument of one of the callables in
``KEYWORDS``, where the extraction finds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from gettext import NullTranslations
from typing import Any

#: The callables whose arguments are texts to translate: the place of the text, or of both forms of a plural.
KEYWORDS: Mapping[str, tuple[int, ...] | None] = {
    "N_": None,
    "Message": None,
    "counted": (1, 2),
    "UsageError": None,
    "StoreError": None,
    "NotFoundError": None,
    "CheckError": None,
    "DatasetError": None,
    "SchemaError": None,
    "MethodError": None,
    "TableError": None,
    "TextError": None,
    "InvalidValueError": None,
}
ENGLISH = NullTranslations()
#: The language of the texts in the code, and of every text of the data.
BASE = "en"


def N_(text: str) -> str:  # noqa: N802 # gettext's own name for a text that is translated later
    """Mark a text for translation and return it as it is."""
    return text


#: What stands between the items of a list.
SEPARATOR = N_(", ")


class Words(Mapping[str, str]):
    """A text of the data by language; in a language that it lacks, it is given in English.

    Examples
    --------
    >>> word = Words({"en": "stage", "de": "Stand"})
    >>> word["de"], word["fr"]
    ('Stand', 'stage')
    """

    __slots__ = ("_forms",)

    def __init__(self, forms: Mapping[str, str]) -> None:
        self._forms = tuple(forms.items())

    def __getitem__(self, lang: str) -> str:
        forms = dict(self._forms)
        return forms[lang] if lang in forms else forms[BASE]

    def __contains__(self, lang: object) -> bool:
        return lang in dict(self._forms)

    def __iter__(self) -> Iterator[str]:
        return iter(dict(self._forms))

    def __len__(self) -> int:
        return len(self._forms)

    def __hash__(self) -> int:
        return hash(self._forms)

    def __repr__(self) -> str:
        return f"Words({dict(self._forms)})"

    def render(self, translations: NullTranslations = ENGLISH) -> str:
        """Return the text in the language of the translations."""
        return self[language(translations)]


def language(translations: NullTranslations) -> str:
    """Return the code of the language that the translations are in."""
    return str(translations.info().get("language", BASE))


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """A text with ``{fields}`` and their values, the same in every language.

    A value may be a message itself, words of the data, or a list or tuple of values, which is joined by
    commas.
    ``str`` gives English.

    Examples
    --------
    >>> str(Message("there is no {what} {name}", what=Message("region"), name="RU-XX"))
    'there is no region RU-XX'
    """

    text: str
    fields: tuple[tuple[str, Any], ...]
    plural: str

    def __init__(self, text: str, /, **fields: Any) -> None:
        self._set(text, "", fields)

    def _set(self, text: str, plural: str, fields: Mapping[str, Any]) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "plural", plural)
        object.__setattr__(self, "fields", tuple((key, _frozen(value)) for key, value in fields.items()))

    def render(self, translations: NullTranslations = ENGLISH) -> str:
        """Return the text in the language of the translations."""
        values = dict(self.fields)
        if self.plural:
            template = translations.ngettext(self.text, self.plural, values["count"])
        else:
            template = translations.gettext(self.text) if self.text else ""
        if not values:
            return template  # as it stands: its braces are no fields
        return template.format_map({key: _rendered(value, translations) for key, value in values.items()})

    def mapped(self, change: Callable[[Any], Any]) -> Message:
        """Return the message with its values changed, those of messages within it, too.

        Examples
        --------
        >>> str(Message("{name} rose", name="Amur").mapped(str.upper))
        'AMUR rose'
        """
        message = Message.__new__(Message)
        message._set(self.text, self.plural, {key: _mapped(value, change) for key, value in self.fields})
        return message

    def __str__(self) -> str:
        return self.render()

    def __lt__(self, other: object) -> bool:
        return str(self) < str(other)


def counted(one: str, many: str, count: int, /, **fields: Any) -> Message:
    """Return a message about a number of things; the texts have the field ``{count}``.

    Examples
    --------
    >>> str(counted("{count} error", "{count} errors", 2))
    '2 errors'
    """
    message = Message.__new__(Message)
    message._set(one, many, {"count": count, **fields})
    return message


def either(items: Iterable[object]) -> Message:
    """Return the items as alternatives.

    Examples
    --------
    >>> str(either(["a", "b", "c"]))
    'a, b or c'
    """
    *first, last = items
    if not first:
        return Message("{one}", one=last)
    return Message("{others} or {last}", others=tuple(first), last=last)


def running(sentences: Iterable[Message]) -> Message:
    """Return sentences as one text.

    Examples
    --------
    >>> str(running([Message("It rains."), Message("It snows.")]))
    'It rains. It snows.'
    """
    return reduce(
        lambda text, sentence: Message("{text} {sentence}", text=text, sentence=sentence), sentences
    )


def _mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, Message):
        return value.mapped(change)
    return tuple(_mapped(item, change) for item in value) if isinstance(value, tuple) else change(value)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, (list, tuple)) else value


def _rendered(value: Any, translations: NullTranslations) -> Any:
    if isinstance(value, (Message, Words)):
        return value.render(translations)
    if isinstance(value, tuple):
        return translations.gettext(SEPARATOR).join(str(_rendered(item, translations)) for item in value)
    return value
