"""The method as a document: every weight with its reason, every formula, one region worked by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.analysis.method import COMPONENTS
from graph.workflows.markdown import table
from graph.workflows.method_example import Example, Known, choose_example
from graph.workflows.method_walks import position, reach
from graph.workflows.texts import texts
from graph.workflows.workspace import Workspace

#: The words of the method file that choose the numbers for a deal's size, each with its own example.
_SIZES = ("money", "people", "volumes", "shares")


def method_document(workspace: Workspace, lang: str) -> str:
    """Return the method and a worked example as Markdown in ``en`` or ``ru``."""
    lang = "ru" if lang == "ru" else "en"
    page = _Page(workspace, lang)
    parts = (page.head(), page.worth(), page.components(), page.uncertainty(), page.example())
    text = "\n".join(line for part in parts for line in part)
    return re.sub(r"\n{3,}", "\n\n", text) + "\n"


class _Page:
    def __init__(self, workspace: Workspace, lang: str) -> None:
        self._words, self._lang = texts("method", lang), lang
        self._method, self._values = workspace.method, workspace.method.values
        self._known = Known(workspace, lang)

    def _heading(self, key: str, level: int = 2, **fields: str) -> Iterator[str]:
        yield from ("", f"{'#' * level} {self._words[key].format(**fields)}", "")

    def _text(self, key: str, **fields: Any) -> Iterator[str]:
        yield from (self._words[key].format(**fields), "")

    def _why(self, *groups: str) -> Iterator[str]:
        """Return the reasons of groups of numbers, one paragraph each."""
        for group in groups:
            reason = self._values["reasons"][group][f"why_{self._lang}"]
            yield from (f"*{self._words['why']}* (`{group}`): {reason.rstrip('.')}.", "")

    def _table(self, heads: str, rows: Iterable[Iterable[str]]) -> Iterator[str]:
        yield from (*table(self._words[heads].split("|"), rows), "")

    def head(self) -> Iterator[str]:
        """Return the formula of the score, what a deal is, whose it is, and the components."""
        yield from (f"# {self._words['title']}", "", self._words["intro"])
        for key in ("formula", "deals", "shares"):
            yield from self._heading(key)
            yield from self._text(f"{key}_text")
        yield from self._heading("components")
        reasons = (
            (f"`{c.name}`", f"{c.weight:g}", f"{c.scale:g}", c.why_ru if self._lang == "ru" else c.why_en)
            for c in self._method.components.values()
        )
        yield from self._table("component_heads", reasons)
        yield from self._why("components")

    def _factor(self, key: str, why: Iterable[str], **fields: Any) -> Iterator[str]:
        """Return a factor of the worth: its rule, its table where it has one, and the reasons."""
        rows = fields.pop("rows", None)
        yield from self._heading(key, 3)
        yield from self._text(f"{key}_text", **fields)
        if rows is not None:
            yield from self._table(f"{key}_heads", rows)
        yield from self._why(*why)

    def worth(self) -> Iterator[str]:
        """Return how a deal of substance is valued, factor by factor."""
        values = self._values
        yield from self._heading("worth")
        yield from self._text("worth_text")
        kinds = (
            (kind, f"{known['worth']:g}", self._projects_of(kind), known[f"why_{self._lang}"])
            for kind, known in values["kinds"].items()
        )
        yield from self._factor("kind", ("kinds", "project_kinds"), rows=kinds)
        stages = ((s, f"{f:g}", f"{values['announcements'][s]:g}") for s, f in values["stages"].items())
        yield from self._factor("stage", ("stages", "announcements"), rows=stages)
        yield from self._factor("effort", ("efforts",), rows=_pairs(values["efforts"]))
        yield from self._factor("health", ("healths",), rows=_pairs(values["healths"]))
        news = {"months": values["recent_months"], "unconfirmed": values["unconfirmed"]}
        news |= {"day": self._method.reference_day.isoformat(), "slow": values["healths"]["slow"]}
        yield from self._factor("news", ("unconfirmed", "recent_months", "reference_day"), **news)
        yield from self._factor("side", ("without_chinese_side",), half=values["without_chinese_side"])
        yield from self._factor("size", ("size",), rows=self._size_examples(), **self._size_fields())

    def _projects_of(self, kind: str) -> str:
        return ", ".join(self._values["project_kinds"].get(kind, ("-",)))

    def _size_fields(self) -> dict[str, Any]:
        size = self._values["size"]
        rates = ", ".join(f"{name} {rate}" for name, rate in _pairs(size["rates_rub"]))
        floors = ", ".join(f"{name} {floor:,.0f}" for name, floor in size["floors"].items())
        lists = {key: _codes(size[key]) for key in _SIZES}
        return {"most": size["most"], "decades": size["decades"], "rates": rates, "floors": floors, **lists}

    def _size_examples(self) -> Iterator[tuple[str, ...]]:
        """Return for each kind of number the first deal that has its size from it."""
        size_of = self._known.appraiser.size_factor
        sized = [deal for deal in self._known.deals if deal.is_substance and size_of(deal.levels) > 1.0]
        for key in _SIZES:
            for deal in sized:
                told = max(deal.levels, key=lambda n: size_of([n]))
                if told.quantity in self._values["size"][key]:
                    yield (f"`{deal.id}`", *self._known.size_row(deal))
                    break

    def components(self) -> Iterator[str]:
        """Return the formula of each component with the reasons of its numbers."""
        values, depth, flows = self._values, self._values["depth"], self._values["flows"]
        yield from self._heading("parts")
        yield from self._text("parts_text")
        depths = {key: ", ".join(f"{n} {f}" for n, f in _pairs(depth[key])) for key in depth}
        full = ", ".join(f"{name} {amount:,.0f}" for name, amount in flows["full"].items())
        fields: Mapping[str, Mapping[str, Any]] = {
            "reach": {"presence": values["presence_share"]},
            "position": values["position"],
            "depth": depths,
            "follow_through": {"months": values["recent_months"]},
            "flows": {"base": flows["base"], "full": full, "shares": _codes(flows["shares"])},
            "framework": {"counts": _codes(values["framework_counts"])},
        }
        reasons = {"reach": "presence_share", "position": "position", "depth": "depth", "flows": "flows",
                   "framework": "framework_counts"}  # fmt: skip
        for name in COMPONENTS:
            yield from ("", f"### `{name}`", "")
            yield from self._text(f"{name}_text", **fields.get(name, {}))
            yield from self._why(*([reasons[name]] if name in reasons else []))

    def uncertainty(self) -> Iterator[str]:
        """Return what is drawn for the intervals, and how often."""
        settings = self._values["uncertainty"]
        yield from self._heading("uncertainty")
        yield from self._text("uncertainty_text", percent=100 * settings["level"], **settings)
        yield from self._why("uncertainty")

    def example(self) -> Iterator[str]:
        """Return one region worked by hand."""
        yield from worked_example(self._known, choose_example(self._known))


def worked_example(known: Known, place: str) -> Iterator[str]:
    """Return a region worked by hand: its deals, every component and the score."""
    words = texts("method", known.lang)
    example = Example(known, place, words)
    name = known.workspace.statements.entities[place].name(known.lang)
    yield from ("", f"## {words['example'].format(name=name)}", "", words["example_text"], "")
    yield from example.list_of_deals()
    parts = {
        "results": example.results,
        "reach": lambda: reach(example),
        "position": lambda: position(example),
        "depth": example.depth,
        "follow_through": example.follow_through,
        "flows": example.flows,
        "framework": example.framework,
        "talk": example.talk,
    }
    for component, lines in parts.items():
        yield from ("", f"### `{component}`", "", *lines())
    yield from ("", f"### {words['points']}", "", *example.points())


def _pairs(values: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    yield from ((name, f"{value:g}") for name, value in values.items())


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
