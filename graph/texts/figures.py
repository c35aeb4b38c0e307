"""Figures as people of a language write them: its decimal mark, and a minus that is no hyphen."""

from __future__ import annotations

from typing import Any

from graph.texts import say, translate
from schema.messages import Message


class _Figure(float):
    """A number that puts the mark of a language in place of the point."""

    mark = "."

    def __format__(self, form: str) -> str:
        return super().__format__(form).replace(".", self.mark).replace("-", "\u2212")


class _CommaFigure(_Figure):
    mark = ","


def figure(value: float, form: str, lang: str) -> str:
    """Return a number in a form of ``format``.

    Examples
    --------
    >>> figure(0.5, ".2f", "en")
    '0.50'
    """
    return format(_marked(lang)(value), form)


def say_figures(message: Message, lang: str) -> str:
    """Return a message in a language, its numbers with fractions as that language writes them."""
    kind = _marked(lang)

    def change(value: Any) -> Any:
        return kind(value) if isinstance(value, float) else value

    return say(message.mapped(change), lang)


def _marked(lang: str) -> type[_Figure]:
    mark = translate("{whole}.{fraction}", lang).format(whole="", fraction="")
    return _CommaFigure if mark == "," else _Figure
