"""The method as a document: every weight with its reason, every formula, one region worked by hand."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from graph.workflows.texts import texts
from graph.workflows.workspace import Workspace

if TYPE_CHECKING:
    from graph.analysis.facts import Deal

#: The region that is worked by hand: few enough deals to follow, with results, talk and a framework.
EXAMPLE = "region:RU-KC"


def method_document(workspace: Workspace, lang: str) -> str:
    """Return the method and a worked example as Markdown in ``en`` or ``ru``."""
    lang = "ru" if lang == "ru" else "en"
    words, method = texts("method", lang), workspace.method
    lines = [
        f"# {words['title']}",
        "",
        words["intro"],
        "",
        f"## {words['formula']}",
        "",
        words["formula_text"],
    ]
    lines += ["", f"## {words['components']}", ""]
    heads = (words["component"], words["weight"], words["scale"], words["why"])
    lines += _table(heads, ((c.name, f"{c.weight:g}", f"{c.scale:g}", c.why_ru if lang == "ru" else c.why_en)
                            for c in method.components.values()))  # fmt: skip
    lines += ["", f"## {words['worth']}", "", *_worth(method.values, words, lang)]
    name = workspace.statements.entities[EXAMPLE].name(lang)
    lines += ["", f"## {words['example'].format(name=name)}", "", *_example(workspace, words)]
    return "\n".join(lines) + "\n"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    titles = list(heads)
    lines = ["| " + " | ".join(titles) + " |", "|" + "---|" * len(titles)]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]


def _worth(values: Mapping[str, Any], words: Mapping[str, str], lang: str) -> Iterator[str]:
    yield words["worth_text"].format(months=values["recent_months"], unconfirmed=values["unconfirmed"])
    yield ""
    kinds = ((k, f"{v['worth']:g}", v[f"why_{lang}"]) for k, v in values["kinds"].items())
    yield from _table((words["kind"], words["weight"], words["why"]), kinds)
    yield ""
    stages = ((s, f"{values['stages'][s]:g}", f"{values['announcements'][s]:g}") for s in values["stages"])
    yield from _table((words["word"], words["result"], words["talk"]), stages)
    yield ""
    yield from _table(
        (words["health"], words["factor"]), ((h, f"{f:g}") for h, f in values["healths"].items())
    )
    size, depth = values["size"], values["depth"]
    texts = {
        "size": {"most": size["most"], "decades": size["decades"], "rub": size["floors"]["RUB"],
                 "person": size["floors"]["person"], "tonne": size["floors"]["tonne"],
                 "rates": _pairs(size["rates_rub"])},
        "reach": {"presence": values["presence_share"]},
        "position": values["position"],
        "depth": {key: _pairs(depth[key]) for key in ("localisation", "processing", "types")},
        "flows": {"base": values["flows"]["base"]},
    }  # fmt: skip
    for key, fields in texts.items():
        yield ""
        yield words[key].format(**fields)


def _pairs(values: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {value:g}" for name, value in values.items())


def _example(workspace: Workspace, words: Mapping[str, str]) -> Iterator[str]:
    from graph.analysis.components import components, place_deals, region_shares_of
    from graph.analysis.facts import read_deals
    from graph.analysis.scoring import component_points

    method = workspace.method
    deals = read_deals(workspace.view)
    yield words["deals"]
    yield ""
    rows = []
    for item in place_deals(workspace.view, deals, region_shares_of, method):
        if item.place == EXAMPLE:
            worth = method.kind_worth(item.kind)
            size = _size(workspace, item.deal)
            status = item.worth.result / (item.worth.share * worth * size)
            figures = (f"{item.worth.share:g}", f"{worth:g}", f"{status:.3g}", f"{size:.3f}")
            rows.append((f"`{item.deal.id}`", item.kind, *figures, f"{item.worth.result:.4f}"))
    heads = ("deal", "kind", "share", "weight", "status", "sizes", "result")
    yield from _table((words[head] for head in heads), rows)
    yield ""
    yield f"{words['sum']}:"
    yield ""
    totals: dict[str, float] = defaultdict(float)
    for part in components(workspace.view, deals, region_shares_of, method):
        if part.place == EXAMPLE:
            totals[part.component] += part.amount
    points = {name: component_points(name, totals[name], method) for name in method.components}
    columns = (words["component"], words["x"], words["points"])
    yield from _table(columns, ((n, f"{totals[n]:.4f}", f"{p:.4f}") for n, p in points.items()))
    score = workspace.score_of(EXAMPLE)
    yield ""
    yield words["total"].format(
        base=score.base, points=f"{math.fsum(points.values()):.4f}", score=score.score, mark=score.mark
    )


def _size(workspace: Workspace, deal: Deal) -> float:
    from graph.analysis.worth import Appraiser

    return Appraiser(workspace.method, {}).magnitude(deal)
