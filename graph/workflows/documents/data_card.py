"""The data card: what is in the dataset, counted by type, stage, health, region and source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from graph.statements.records import Statements, Tie
from graph.statements.status import EFFORT_STAGES, HEALTHS, STAGES, status_of
from graph.workflows.texts import texts
from graph.workflows.workspace import Workspace


def data_card(workspace: Workspace, lang: str) -> str:
    """Return the card as Markdown in ``en`` or ``ru``."""
    words = texts("card", lang)
    statements, deals = workspace.statements, workspace.deal_ids
    ties = list(statements.ties.values())
    total = words["total"].format(
        e=len(statements.entities),
        t=len(ties),
        v=statements.evidence_count,
        o=len(statements.observations),
        d=len(set(deals.values())),
    )
    lines = [f"# {words['title']}", "", words["intro"], "", total]
    tables: list[tuple[str, Iterable[str | None], Iterable[str]]] = [
        ("entities", (e.type for e in statements.entities.values()), ()),
        ("roles", (t.role for t in ties), ()),
        ("types", (t.type for t in ties), ()),
        ("stages", (status_of(t).stage for t in ties), (*STAGES, *EFFORT_STAGES)),
        ("healths", (status_of(t).health for t in ties), HEALTHS),
        ("bases", (status_of(t).basis for t in ties), ()),
        ("sources", (e.source_id for t in ties for e in t.evidence), ()),
        ("quantities", (o.quantity for o in statements.observations.values()), ()),
    ]
    for key, values, order in tables:
        lines += ["", f"## {words[key]}", "", *_counted(values, order, words)]
    lines += ["", f"## {words['regions']}", "", *_by_region(statements, deals, words, lang)]
    return "\n".join(lines) + "\n"


def _counted(values: Iterable[str | None], order: Iterable[str], words: Mapping[str, str]) -> list[str]:
    counts = Counter(value for value in values if value)
    fixed = [name for name in order if name in counts]
    rest = sorted(set(counts) - set(fixed), key=lambda name: (-counts[name], name))
    rows = [f"| {name} | {counts[name]} |" for name in (*fixed, *rest)]
    return [f"| {words['what']} | {words['count']} |", "|---|---:|", *rows]


def _by_region(
    statements: Statements, deals: Mapping[str, str], words: Mapping[str, str], lang: str
) -> list[str]:
    heads = ("region", "ties", "deals", "operating", "stopped", "evidence", "observations")
    lines = ["| " + " | ".join(words[h] for h in heads) + " |", "|---" + "|---:" * 6 + "|"]
    told: dict[str, list[Tie]] = {e.id: [] for e in statements.entities.values() if e.type == "Region"}
    for tie in statements.ties.values():
        for region in tie.regions:
            told[region].append(tie)
    numbers = Counter(o.locator.partition("/")[0] for o in statements.observations.values())
    for region, ties in told.items():
        row = (
            f"{statements.entities[region].name(lang)} ({region.partition(':')[2]})",
            len(ties),
            len({deals[t.id] for t in ties if t.id in deals}),
            _count(ties, lambda t: status_of(t).stage == "operating"),
            _count(ties, lambda t: status_of(t).health in ("stalled", "cancelled")),
            sum(len(t.evidence) for t in ties),
            numbers[region.partition(":")[2]],
        )
        lines.append("| " + " | ".join(map(str, row)) + " |")
    return lines


def _count(ties: Iterable[Tie], passes: Callable[[Tie], bool]) -> int:
    return sum(1 for tie in ties if passes(tie))
