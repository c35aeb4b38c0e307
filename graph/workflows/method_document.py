"""The method as a document: every weight with its reason, every formula, one region worked by hand."""

from __future__ import annotations

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
    return "\n".join(line for part in parts for line in part) + "\n"


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
            yield from (f"*{self._words['why']}* (`{group}`): {reason}.", "")

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

    def worth(self) -> Iterator[str]:
        """Return how a deal of substance is valued, factor by factor."""
        values = self._values
        yield from self._heading("worth")
        yield from self._text("worth_text")
        yield from self._heading("kind", 3)
        yield from self._text("kind_text")
        kinds = (
            (
                kind,
                f"{v['worth']:g}",
                ", ".join(values["project_kinds"].get(kind, ("-",))),
                v[f"why_{self._lang}"],
            )
            for kind, v in values["kinds"].items()
        )
        yield from self._table("kind_heads", kinds)
        yield from self._why("kinds", "project_kinds")
        yield from self._heading("stage", 3)
        yield from self._text("stage_text")
        stages = ((s, f"{f:g}", f"{values['announcements'][s]:g}") for s, f in values["stages"].items())
        yield from self._table("stage_heads", stages)
        yield from self._why("stages", "announcements")
        yield from self._text("effort_text")
        yield from self._table("effort_heads", _pairs(values["efforts"]))
        yield from self._why("efforts")
        yield from self._heading("health", 3)
        yield from self._text("health_text")
        yield from self._table("health_heads", _pairs(values["healths"]))
        yield from self._why("healths")
        yield from self._status_and_size()

    def _status_and_size(self) -> Iterator[str]:
        values, size = self._values, self._values["size"]
        yield from self._heading("news", 3)
        day, slow = self._method.reference_day.isoformat(), values["healths"]["slow"]
        fields = {"months": values["recent_months"], "unconfirmed": values["unconfirmed"]}
        yield from self._text("news_text", day=day, slow=slow, **fields)
        yield from self._why("unconfirmed", "recent_months", "reference_day")
        yield from self._heading("side", 3)
        yield from self._text("side_text", half=values["without_chinese_side"])
        yield from self._why("without_chinese_side")
        yield from self._heading("size", 3)
        rates = ", ".join(f"{name} {rate}" for name, rate in _pairs(size["rates_rub"]))
        floors = ", ".join(f"{name} {floor:,.0f}" for name, floor in size["floors"].items())
        lists = {key: _codes(size[key]) for key in _SIZES}
        fields = {"most": size["most"], "decades": size["decades"], "rates": rates, "floors": floors}
        yield from self._text("size_text", **fields, **lists)
        yield from self._table("size_heads", self._size_examples())
        yield from self._why("size")

    def _size_examples(self) -> Iterator[tuple[str, ...]]:
        """Return for each kind of number the first deal that has its size from it."""
        appraiser, size = self._known.appraiser, self._values["size"]
        for key in _SIZES:
            for deal in self._known.deals:
                told = max(deal.levels, key=lambda n: appraiser.size_factor([n]), default=None)
                if (
                    deal.is_substance
                    and told
                    and told.quantity in size[key]
                    and appraiser.size_factor([told]) > 1
                ):
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
        yield from self._text("uncertainty_text", **settings)
        yield from self._why("uncertainty")

    def example(self) -> Iterator[str]:
        """Return one region worked by hand."""
        yield from worked_example(self._known, choose_example(self._known))


def worked_example(known: Known, place: str) -> Iterator[str]:
    """Return a region worked by hand: its deals, every component and the score."""
    words = texts("method", known.lang)
    example = Example(known, place, words)
    name = known.workspace.statements.entities[place].name(known.lang)
    yield from (f"## {words['example'].format(name=name)}", "", words["example_text"], "")
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
