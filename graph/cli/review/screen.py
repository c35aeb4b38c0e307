"""A candidate as it is shown: its passage, what it says, what it may be joined with, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.statements.records import Evidence, Tie
from graph.statements.status import status_of
from graph.texts import say, translate
from graph.workflows.contracts.words import word_of
from graph.workflows.portraits.citations import Citation, readable
from graph.workflows.portraits.dates import date_words
from graph.workflows.portraits.numbers import figure, number_words
from graph.workflows.sentences.joining import bracketed, in_sequence, listed
from graph.workflows.sentences.sources import place_words
from loaders.extraction.candidate import Number
from loaders.review.beneath import Beneath
from loaders.review.fields import shown, shown_thing
from loaders.review.item import Item
from loaders.review.records import locator
from loaders.review.sheet import marked
from loaders.review.state import State
from schema.messages import N_, Message
from schema.reader import read_schema
from schema.validation import Finding, full_code
from schema.values import one_line
from schema.wording import visible

#: Headings of what is not a field, and of fields.
LABELS = {
    "subject": N_("First end"),
    "counterpart": N_("Second end"),
    "type": N_("Type"),
    "stage": N_("Stage"),
    "health": N_("Health"),
    "basis": N_("Basis"),
    "dates": N_("Dates"),
    "numbers": N_("Numbers"),
    "note_ru": N_("Note in Russian"),
    "note_en": N_("Note in English"),
    "new": N_("New"),
    "regions": N_("Counts for"),
    "column": N_("Column"),
    "via": N_("Via"),
    "key": N_("Key"),
    "sector": N_("Sector"),
    "product": N_("Goods"),
}
#: Fields that are shown even where nothing stands in them.
_ALWAYS = frozenset({"subject", "counterpart", "type", "stage", "health", "note_ru", "note_en", "regions"})
_VOCABULARIES = {"stage": "stage", "health": "health", "basis": "basis", "sector": "sector"}
_DATES = {
    "start": N_("start: {date}"),
    "planned": N_("planned: {date}"),
    "end": N_("end: {date}"),
}
_NOBODY = N_("nobody: no region is known")
_MOST_TIES, _MOST_REPORTS = 4, 2
_WIDEST = 100


class Screen:
    """Writes to a terminal; on one without styles marks stand around what they would show."""

    def __init__(self, stream: TextIO, beneath: Beneath, lang: str) -> None:
        width = min(Console(file=stream).width, _WIDEST)
        self._console = Console(file=stream, highlight=False, markup=False, emoji=False, width=width)
        self._beneath, self._lang = beneath, lang

    def show(self, state: State, item: Item, number: int, total: int, wrong: Sequence[Finding]) -> None:
        """Show a candidate with the changes so far (``item``), and what is wrong with it."""
        self._console.rule(style="dim", characters="─")
        place = place_words(locator(item), self._beneath.statements.entities, self._lang)
        head = Message("{number} of {total}: {place}", number=number, total=total, place=place)
        self._console.print(Text(_line(say(head, self._lang)), style="bold"))
        self._console.print()
        self._console.print(self._passage(item))
        self._console.print()
        self._grid(self._rows(state, item, wrong))

    def say(self, message: Message, style: str = "") -> None:
        """Show a message."""
        self._console.print(Text(_line(say(message, self._lang)), style=style))

    def keys(self, keys: Mapping[str, str]) -> None:
        """Show which keys there are, and what each does."""
        told = (f"{key}\u00a0{translate(text, self._lang)}" for key, text in keys.items())
        self._console.print(Text("  ".join(told), style="bold"))

    def fields(self, rows: Iterable[tuple[str, str]]) -> None:
        """Show a list of numbered things."""
        self._grid((name, Text(_line(value))) for name, value in rows)

    def tie(self, tie: Tie) -> str:
        """Return a tie in words: what it joins, how it stands and what was last told of it."""
        edge, status = self._beneath.schema.edges[tie.type], status_of(tie)
        names = [self._beneath.name(end, self._lang) for end in (tie.source_id, tie.target_id)]
        told = edge.phrase[self._lang].format(source=names[0], target=names[1])
        codes = (("stage", status.stage), ("health", status.health))
        words = [word_of(vocabulary, code, self._lang) for vocabulary, code in codes if code]
        reports = [self._report(evidence) for evidence in tie.evidence[-_MOST_REPORTS:]]
        status_told = bracketed(told, listed(words, self._lang), self._lang) if words else told
        return in_sequence([status_told, *reports], self._lang)

    def _report(self, evidence: Evidence) -> str:
        place = readable(Citation.of(evidence), self._beneath.statements, self._lang)
        note = evidence.notes.get(self._lang) or evidence.notes.get("en", "")
        return say(Message("{place}: {text}", place=place, text=note), self._lang)

    def value(self, name: str, item: Item) -> str:
        """Return a field in words."""
        told = item.fields.get(name)
        if name in ("subject", "counterpart", "via", "product") and told:
            called = self._beneath.name(str(told), self._lang, item.fields["new"])
            return f"{called} ({told})"
        if name == "regions":
            return in_sequence(self._counted(told), self._lang) or translate(_NOBODY, self._lang)
        if name == "new":
            return ""
        if name in _VOCABULARIES and told:
            word = word_of(_VOCABULARIES[name], str(told), self._lang)
            return word if word == told else f"{word} ({told})"
        if name == "type" and told in self._beneath.schema.edges:
            edge = self._beneath.schema.edges[str(told)]
            return f"{(edge.caption or edge.words)[self._lang]} ({told})"
        if name == "numbers" and told and all(_is_known(number) for number in told):
            return in_sequence((say(_number(number), self._lang) for number in told), self._lang)
        if name == "dates" and told:
            dated = (Message(_DATES[key], date=date_words(str(day))) for key, day in told.items())
            return listed((say(each, self._lang) for each in dated), self._lang)
        return shown(told)

    def _counted(self, regions: Mapping[str, str] | None) -> Iterator[str]:
        for code, role in (regions or {}).items():
            name = self._beneath.name(full_code(code, "region"), self._lang)
            word = word_of("region_role", role, self._lang)
            told = Message("{place}: {text}", place=name, text=bracketed(word, role, self._lang))
            yield say(told, self._lang)

    def label(self, name: str) -> str:
        """Return the heading of a field."""
        return translate(LABELS[name], self._lang)

    def _passage(self, item: Item) -> Text:
        if self._console.color_system is None:
            return Text(_line(marked(item)))
        text = item.passage.text
        before, inside, behind = text[: item.start], text[item.start : item.end], text[item.end :]
        shown_text = Text(visible(before))
        shown_text.append(visible(inside), style="bold underline")
        shown_text.append(visible(behind))
        return shown_text

    def _rows(self, state: State, item: Item, wrong: Sequence[Finding]) -> Iterator[tuple[str, Text]]:
        for name in LABELS:
            told = item.fields.get(name)
            if name != "new" and (name in _ALWAYS or told not in (None, "", [], {}, "reported")):
                style = "bold green" if told != state.item.fields.get(name) else ""
                yield self.label(name), Text(_line(self.value(name, item)), style=style)
        for record in item.fields["new"]:
            yield self.label("new"), Text(_line(f"{record.get('id')}: {shown_thing(record)}"))
        for tie in self._beneath.ties_of(item.joins, str(item.fields["type"]))[:_MOST_TIES]:
            yield translate(N_("May be"), self._lang), Text(_line(self.tie(tie)))
        why = in_sequence((say(figure(item.confidence, 2), self._lang), *item.why), self._lang)
        yield translate(N_("Sure"), self._lang), Text(_line(why), style="dim")
        if state.earlier or state.decision:
            yield translate(N_("Decided"), self._lang), Text(_line(self._earlier(state)), style="yellow")
        for finding in wrong:
            yield translate(N_("Missing"), self._lang), Text(_line(self.fault(finding)), style="red")

    def fault(self, finding: Finding) -> str:
        """Return what is wrong, with the field."""
        name = str(finding.path[0]) if finding.path else ""
        told = say(finding.message, self._lang)
        if name not in LABELS:
            return told
        return say(Message("{place}: {text}", place=self.label(name), text=told), self._lang)

    def _earlier(self, state: State) -> str:
        told = state.decision or state.earlier
        if told is None:
            return ""
        word = word_of("review", told.decision, self._lang)
        fields = {"decision": word, "who": told.who, "when": told.when}
        if state.decision:
            return say(Message("{decision} ({who}, {when})", **fields), self._lang)
        if state.item.gone:
            text = N_("{decision} ({who}, {when}), but it is no longer in the document")
        else:
            text = N_("{decision} ({who}, {when}), on another text of the document")
        return say(Message(text, **fields), self._lang)

    def _grid(self, rows: Iterable[tuple[str, Text]]) -> None:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for label, value in rows:
            table.add_row(Text(label, style="dim"), value)
        self._console.print(table)


def _is_known(number: Mapping[str, Any]) -> bool:
    """Tell whether the words for a number are known: a reviewer's file may hold others."""
    terms = read_schema().vocabularies
    return all(number.get(key) in terms[key].terms for key in ("quantity", "unit"))


def _number(number: Mapping[str, Any]) -> Message:
    told = {key: number[key] for key in number if key in Number.__dataclass_fields__}
    return number_words(Number(**{"start": 0, "end": 0, **told}))


def _line(text: str) -> str:
    """Return a text on one line, in which nothing steers the terminal."""
    return visible(one_line(text))
