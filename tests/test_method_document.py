"""The document of the method: a reader with paper reaches the printed score from the printed rows."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from graph.analysis.method import COMPONENTS, read_method
from graph.workflows.method_document import method_document, worked_example
from graph.workflows.method_example import Known, choose_example
from graph.workflows.texts import texts
from graph.workflows.workspace import Workspace

#: Half of the last of four printed digits, and what rounding the printed rows adds.
PRINTED = 0.51e-4
Row = list[str]


@dataclass(frozen=True)
class Section:
    """What stands under one heading of the example."""

    tables: list[list[Row]]
    prose: str


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace()


def sections(text: str) -> dict[str, Section]:
    """Return the parts of the example by heading; the part before the first one under ""."""
    found = {}
    for part in re.split(r"^### ", "\n" + text, flags=re.MULTILINE):
        heading, _, body = part.partition("\n")
        tables: list[list[Row]] = [[]]
        for line in body.splitlines():
            if line.startswith("| "):
                tables[-1].append([cell.strip() for cell in line[2:-2].split(" | ")])
            elif not line.startswith("|-") and tables[-1]:
                tables.append([])
        # The first row of a table holds its heads.
        prose = "\n".join(line for line in body.splitlines() if not line.startswith("|"))
        found[heading.strip("`")] = Section([table[1:] for table in tables if table], prose)
    return found


def value(cell: str) -> float:
    """Return the number of a cell: ``operating 1`` is 1."""
    return float(cell.split()[-1].replace(",", ""))


def status(cells: Row) -> float:
    stage, health, news = (value(cell) for cell in cells)
    return stage * min(health, news)


def size(row: Row) -> float:
    """Work the size of a row: deal, told, amount, rate, floor, size."""
    settings = read_method().values["size"]
    if row[2].endswith("%"):
        worked = 1 + settings["most"] * value(row[2].removesuffix("%")) / 100
    else:
        decades = math.log10(1 + value(row[2]) * value(row[3]) / value(row[4])) / settings["decades"]
        worked = 1 + settings["most"] * min(1.0, decades)
    assert worked == pytest.approx(value(row[5]), abs=1e-6)
    return float(worked)


def results(part: Section) -> dict[str, float]:
    """Work share x kind x stage x min(health, news) x Chinese side x size of every deal."""
    sizes = {row[0]: size(row) for row in part.tables[1]} if len(part.tables) > 1 else {}
    worked = {}
    for deal, share, kind, *state, side, factor, result in part.tables[0]:
        assert deal in sizes or factor == "1"
        worked[deal] = value(share) * value(kind) * status(state) * value(side) * sizes.get(deal, 1.0)
        assert worked[deal] == pytest.approx(value(result), abs=1e-6)
    return worked


def reach(part: Section, worked: dict[str, float], kinds: set[str]) -> float:
    rows = part.tables[0] if part.tables else []
    assert {which for what, which, *_ in rows if what in ("kind", "вид")} == kinds
    covered = [(what, min(1.0, worked[deal])) for what, _, deal, _ in rows]
    assert [amount for _, amount in covered] == pytest.approx([value(row[3]) for row in rows], abs=1e-6)
    named = sum(amount for what, amount in covered if what in ("partner", "партнёр"))
    told = re.search(r"([\d.]+) x \S+ (\S+) x min\(\S+ (\S+), (\S+)\) x (\S+) x (\S+) ", part.prose)
    share, stage, health, news, presence, companies = map(float, told.groups()) if told else (0.0,) * 6
    excess = share * stage * min(health, news) * presence * companies - named
    return sum(amount for _, amount in covered) + max(0.0, excess)


def position(part: Section) -> float:
    """Work the walks from the shortest to the longest; the weights of edges alone are taken as printed."""
    found = re.search(r"= ([\d.]+) x", part.prose)
    assert found is not None
    attenuation, shorter = float(found[1]), defaultdict[str, float](float)
    rows = part.tables[0] if part.tables else []
    for steps in sorted({int(row[0]) for row in rows}):
        longer = defaultdict[str, float](float)
        for _, start, end, _, weight, other, share in (row for row in rows if int(row[0]) == steps):
            assert shorter[end] == pytest.approx(value(other), abs=1e-5)
            longer[start] += attenuation * value(weight) * (1 + shorter[end])
            assert attenuation * value(weight) * (1 + shorter[end]) == pytest.approx(value(share), abs=1e-5)
        shorter = longer
    assert len(shorter) <= 1
    return sum(shorter.values())


def months(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])


def depth(part: Section, worked: dict[str, float]) -> float:
    deepened = [worked[deal] * value(factor) for deal, _, factor, _ in part.tables[0]]
    assert deepened == pytest.approx([value(row[3]) for row in part.tables[0]], abs=1e-6)
    return sum(deepened)


def follow_through(part: Section, worked: dict[str, float]) -> float:
    """Sum the results told of in the last year and a year before their last report."""
    total = 0.0
    for deal, first, last, _, kept in part.tables[0]:
        old = first != "-" and months(last) > months("2025-05") and months(last) - months(first) >= 12
        assert (worked[deal] if old else 0.0) == pytest.approx(value(kept), abs=1e-6)
        total += worked[deal] if old else 0.0
    return total


def announced(part: Section, factor: Callable[[Row], float]) -> float:
    """Sum share x stage x min(health, news) x a factor of the cells that follow, compared row by row."""
    rows = part.tables[0] if part.tables else []
    told = [value(row[1]) * status(row[2:5]) * factor(row[5:]) for row in rows]
    assert told == pytest.approx([value(row[-1]) for row in rows], abs=1e-6)
    return sum(told)


def check_reports(parts: dict[str, Section]) -> None:
    """Compare news and dates of the tables with the first and the last report of each deal."""
    reports = {row[0]: row[-2:] for row in parts[""].tables[0]}
    at = {"results": 5, "flows": 4, "framework": 4, "talk": 4}
    for name, column in at.items():
        for row in parts[name].tables[0] if parts[name].tables else []:
            last, news = reports[row[0]][1], value(row[column])
            recent = last != "-" and months(last) > months("2025-05")
            # A flow that falls has 0.7 whenever it was told of.
            assert news in ((1.0, 0.7) if recent else (0.75, 0.7)), row
    assert all(row[1:3] == reports[row[0]] for row in parts["follow_through"].tables[0])


def level(told: str) -> float:
    if match := re.fullmatch(r"log10\(1 \+ ([\d.,]+)\) / log10\(([\d.,]+)\)", told):
        return min(1.0, math.log10(1 + value(match[1])) / math.log10(value(match[2])))
    amount, _, hundred = told.partition(" / ")
    return min(1.0, float(amount) / float(hundred or 1))


def raw_values(parts: dict[str, Section]) -> dict[str, float]:
    """Work x of every component from the rows alone."""
    worked = results(parts["results"])
    kinds = {row[2].split()[0] for row in parts["results"].tables[0] if worked[row[0]] > 0}
    return {
        "results": sum(worked.values()),
        "reach": reach(parts["reach"], worked, kinds),
        "position": position(parts["position"]),
        "depth": depth(parts["depth"], worked),
        "follow_through": follow_through(parts["follow_through"], worked),
        "flows": announced(parts["flows"], lambda cells: level(cells[0])),
        "framework": announced(parts["framework"], lambda cells: value(cells[0])),
        "talk": announced(parts["talk"], lambda cells: 1.0),
    }


def check(text: str) -> tuple[float, dict[str, float]]:
    """Work an example by its rows, compare with what it prints, and return its score and its x."""
    parts = sections(text)
    check_reports(parts)
    worked, score = raw_values(parts), 1.0
    last = list(parts.values())[-1]
    for name, x, scale, ratio, left, bent, weight, points in last.tables[0]:
        own = worked[name.strip("`")]
        steps = [own, own / value(scale), math.exp(-own / value(scale)), 1 - math.exp(-own / value(scale))]
        printed = [value(cell) for cell in (x, ratio, left, bent)]
        assert steps == pytest.approx(printed, abs=1e-5), name
        assert value(weight) * steps[-1] == pytest.approx(value(points), abs=1e-5), name
        score += value(weight) * steps[-1]
    total = re.search(r"1 \+ ([\d.]+) = ([\d.]+); \w+ (\d+)", last.prose)
    assert total is not None
    assert 1 + float(total[1]) == pytest.approx(float(total[2]), abs=1e-9)
    assert score == pytest.approx(float(total[2]), abs=PRINTED)
    assert int(total[3]) == math.floor(float(total[2]) + 0.5)
    return float(total[2]), worked


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_printed_rows_lead_to_the_printed_score(lang: str, workspace: Workspace) -> None:
    title = texts("method", lang)["example"].partition("{")[0]
    document = method_document(workspace, lang)
    score, worked = check(document[document.index(f"## {title}") :])
    assert all(x > 0 for x in worked.values())
    place = choose_example(Known(workspace, lang))
    assert score == pytest.approx(workspace.score_of(place).score, abs=PRINTED)


def test_every_region_can_be_worked_by_hand(workspace: Workspace) -> None:
    known = Known(workspace, "en")
    for score in workspace.scores():
        text = "\n".join(worked_example(known, score.id))
        assert check(text)[0] == pytest.approx(score.score, abs=PRINTED), score.id


def test_the_example_is_the_region_with_the_fewest_deals_among_those_that_show_everything(
    workspace: Workspace,
) -> None:
    known = Known(workspace, "en")
    chosen = choose_example(known)
    for place, totals in known.totals.items():
        shared = place in known.network and any(
            len(known.network[other]) > 1 for other in known.network[place]
        )
        if len(totals) == len(COMPONENTS) and shared:
            assert len(known.deals_of(chosen)) <= len(known.deals_of(place)), place


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_group_of_numbers_stands_in_the_document_with_its_reason(
    lang: str, workspace: Workspace
) -> None:
    document, values = method_document(workspace, lang), read_method().values
    assert set(values["reasons"]) == set(values) - {"version", "reasons"}
    for group, reasons in values["reasons"].items():
        assert f"(`{group}`): {reasons[f'why_{lang}']}." in document, group


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_sized_deal_of_the_document_has_the_printed_size(lang: str, workspace: Workspace) -> None:
    document = method_document(workspace, lang)
    rows = [line[2:-2].split(" | ") for line in document.splitlines() if line.startswith("| `deal:")]
    assert len(rows) >= 2
    assert all(size(row) > 1 for row in rows)
