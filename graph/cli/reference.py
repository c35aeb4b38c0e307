"""The reference of the command line as Markdown (docs/cli.md), from the declarations of the commands."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any, get_args

from graph.cli.command import Command
from graph.cli.main import ordered_commands
from graph.texts import translate
from graph.workflows.contracts import Contract
from graph.workflows.documents.markdown import table
from schema.messages import N_

_TITLE = N_("Commands")
_INTRO = N_(
    "Every command with its options, the fields of its records and examples. Tables on a terminal show the "
    "fields marked with ●, with headings and words for codes in your language; CSV and TSV have every field "
    "that is no nested object, JSON has all. Names of fields and codes never change there."
)
_SHARED = N_("Every command takes --lang: en, ru, zh or another installed language.")
_ARGUMENTS = (N_("Argument or option"), N_("Meaning"), N_("Unless given"))
_FIELDS = (N_("Field"), N_("Kind"), N_("Table"), N_("Heading"), N_("Meaning"))
_RECORD, _RECORD_OF = N_("Record"), N_("Record with")
_NULL = N_("or null")
_PROSE = N_("On a terminal: in words.")
_MORE = N_("Further fields:")
_EXAMPLES = N_("Examples:")


def command_reference(lang: str) -> str:
    """Return the reference in a language."""

    def said(text: str) -> str:
        return translate(text, lang)

    lines = [f"# {said(_TITLE)}", "", said(_INTRO), "", said(_SHARED), ""]
    lines += [f"- [{c.name}](#{c.name.replace(' ', '-')}): {said(c.help)}" for c in ordered_commands()]
    for command in ordered_commands():
        lines += ["", f"## {command.name}", "", said(command.help), ""]
        lines += _parameters(command, lang)
        for case, contract in command.records.items():
            head = f"{said(_RECORD_OF)} `{case}`" if case else said(_RECORD)
            lines += [f"### {command.name}: {head}", "", *_fields(contract, lang)]
        lines += [said(_EXAMPLES), "", *(f"    {example}" for example in command.examples)]
    return "\n".join(lines) + "\n"


def _parameters(command: Command, lang: str) -> list[str]:
    rows = list(_rows(command, lang))
    return [*table([translate(text, lang) for text in _ARGUMENTS], rows), ""] if rows else []


def _rows(command: Command, lang: str) -> Iterator[list[str]]:
    for parameter in inspect.signature(command.function).parameters.values():
        if parameter.name == "lang":
            continue
        _, info = get_args(parameter.annotation)
        yield [f"`{_called(info)}`", translate(info.help, lang), _default(parameter)]


def _called(info: Any) -> str:
    declared = [part for part in (info.default, *(info.param_decls or ())) if isinstance(part, str)]
    return " ".join(filter(None, [", ".join(declared), info.metavar or ""]))


def _default(parameter: inspect.Parameter) -> str:
    default = parameter.default
    if default in (None, False, inspect.Parameter.empty):
        return ""
    return f"`{getattr(default, 'value', default)}`"


def _fields(contract: Contract, lang: str) -> list[str]:
    rows = []
    for field in contract.fields:
        kind = f"{field.kind} {translate(_NULL, lang)}" if field.nullable else field.kind
        shown = "●" if field.name in contract.table else ""
        heading, meaning = translate(field.heading, lang), translate(field.meaning, lang)
        rows.append([f"`{field.name}`", kind, shown, heading, meaning])
    lines = [*table([translate(text, lang) for text in _FIELDS], rows), ""]
    if contract.prose:
        lines += [translate(_PROSE, lang), ""]
    if contract.more:
        lines += [f"{translate(_MORE, lang)} {translate(contract.more, lang)}", ""]
    return lines
