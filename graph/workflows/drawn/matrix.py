"""Regions by provinces: every pair, ordered so that clusters lie together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from graph.analysis.score.position import UNKNOWN
from graph.pictures.charts.matrix import Cell, Matrix
from graph.pictures.grid import Line
from graph.releases import release_text
from graph.texts import say, translate
from graph.workflows.drawing import Asked, Drawn
from graph.workflows.pairs import Group, Partners, decimal, partners_of, share_step, working_share
from graph.workflows.workspace import Workspace
from schema.messages import N_, Message

#: Up to so many points each step goes, the last one beyond.
BOUNDS = (0.5, 1.0, 2.0, 4.0)
_HOW = N_(
    "A row is a region, a column a province, the first one what names none. Clusters lie along the diagonal:"
    " the darker a square, the more results; the square within it is green where most deals of the two work."
)


def data(workspace: Workspace, _: Asked, lang: str) -> Matrix:
    """Return every pair with its place in the matrix.

    Raises
    ------
    NotFoundError
        No deal is known.
    """
    partners = partners_of(workspace)
    names = partners.short(lang)
    groups = partners.best_first(partners.groups(partners.named.values()))
    seen = {id_ for g in groups for id_ in g.regions}
    rest = sorted({d.region for d in partners.all.values()} - seen, key=lambda r: (-partners.strength[r], r))
    rows = _lines([g.regions for g in groups] + [rest], names)
    untold = Line(UNKNOWN, translate(N_("province not told"), lang))
    columns = (untold, *_lines([g.provinces for g in groups], names, first=True))
    row_of, column_of = ({one.id: n for n, one in enumerate(lines)} for lines in (rows, columns))
    cells = tuple(
        Cell(
            row_of[d.region],
            column_of[d.province],
            bisect_left(BOUNDS, round(d.points, 9)) + 1 if d.points > 0 else 0,
            share_step(working_share(d)),
        )
        for d in sorted(partners.all.values(), key=lambda d: (row_of[d.region], column_of[d.province]))
    )
    return Matrix(
        headline(partners, lang),
        translate(_HOW, lang),
        rows,
        columns,
        cells,
        tuple(_captions(partners, groups, row_of, lang)),
        _bounds(lang),
        (release_text(workspace.releases, lang),),
    )


def headline(partners: Partners, lang: str) -> str:
    """Return how many regions have results with a named province, and how many with one only."""
    found: dict[str, int] = {}
    for d in partners.named.values():
        found[d.region] = found.get(d.region, 0) + (d.points > 0)
    text = N_(
        "{some} of {all} regions have results with a province that is named, {one} of them with one only"
    )
    counts = list(found.values())
    places = len(partners.workspace.appraisal.places["regions"])
    some = sum(1 for n in counts if n)
    return say(Message(text, some=some, all=places, one=counts.count(1)), lang)


def _lines(
    groups: Sequence[Sequence[str]], names: Mapping[str, str], *, first: bool = False
) -> tuple[Line, ...]:
    return tuple(
        Line(id_, names[id_], starts=not place and bool(number or first))
        for number, ids in enumerate(groups)
        for place, id_ in enumerate(ids)
    )


def _captions(
    partners: Partners, groups: Sequence[Group], row_of: dict[str, int], lang: str
) -> list[tuple[int, str, str]]:
    names = partners.cluster_names(lang)
    return [
        (row_of[g.regions[0]], names[g.number], f"cluster:{g.number}")
        for g in groups
        if g.number and g.regions
    ]


def _bounds(lang: str) -> tuple[str, ...]:
    words = [
        say(Message("up to {value}", value=decimal(bound) if bound % 1 else int(bound)), lang)
        for bound in BOUNDS
    ]
    return (*words, say(Message("more"), lang))


DRAWN = Drawn(data)
