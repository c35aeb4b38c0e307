"""Help pages and usage lines in the language of the command line: typer itself speaks English only."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

from graph.cli.words import say

#: What typer writes itself, in the order in which it is replaced.
_OF_TYPER = {
    "Usage: ": "Вызов: ",
    "[OPTIONS] COMMAND [ARGS]...": "[ПАРАМЕТРЫ] КОМАНДА [АРГУМЕНТЫ]...",
    "[OPTIONS]": "[ПАРАМЕТРЫ]",
    "\nOptions:\n": "\nПараметры:\n",
    "\nArguments:\n": "\nАргументы:\n",
    "\nCommands:\n": "\nКоманды:\n",
    "Show this message and exit.": "Показать эту справку.",
    "[default:": "[по умолчанию:",
    "[required]": "[обязательно]",
    "; required]": "; обязательно]",
}


def translated_help(text: str) -> str:
    """Return a help page or usage line with typer's own words in the language of the command line."""
    for english, russian in _OF_TYPER.items():
        text = text.replace(english, say(english, russian))
    return text


class Command(TyperCommand):
    """A command whose help page speaks the user's language."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return translated_help(super().get_help(ctx))


class Group(TyperGroup):
    """The program whose help page speaks the user's language."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return translated_help(super().get_help(ctx))


def examples_text(examples: tuple[str, ...]) -> str:
    """Return the end of a help page; the marker keeps typer from joining the lines."""
    return "\b\n" + say("Examples:", "Примеры:") + "\n" + "\n".join(f"  {example}" for example in examples)
