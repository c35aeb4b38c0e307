"""The schema as a document for people, generated from the definitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources

from schema.model import DealRule, EdgeType, NodeType, Property, Schema, Vocabulary
from schema.yaml_text import parse_yaml

Words = Mapping[str, str]
#: What terms of some vocabularies have besides their meaning, each shown in a column of its own.
_MORE_OF_TERMS = ("zh", "deal_kind", "across_border")


def schema_document(schema: Schema, lang: str) -> str:
    """Return the schema as Markdown in ``en`` or ``ru``."""
    words = _words(lang)
    lines = [f"# {words['title']}", "", words["intro"], "", f"## {words['nodes']}", ""]
    for node in schema.nodes.values():
        lines += _node(node, schema, words, lang)
    lines += [f"## {words['edges']}", "", words["edges_intro"], ""]
    for role, term in schema.vocabularies["role"].terms.items():
        lines += [f"### {words['role']}: {role}", "", f"{_said(term, lang)}.", ""]
        for edge in sorted((e for e in schema.edges.values() if e.role == role), key=lambda e: e.name):
            lines += [*_edge(edge, schema, words, lang), ""]
    lines += [f"## {words['statements']}", ""]
    for statement in schema.statements.values():
        table = _table(statement.fields, words["property"], words, lang)
        lines += [f"### {statement.name}", "", f"{_said(statement, lang)}.", "", *table, ""]
    lines += [f"## {words['vocabularies']}", ""]
    for vocabulary in schema.vocabularies.values():
        lines += [*_vocabulary(vocabulary, words, lang), ""]
    return "\n".join(lines).rstrip() + "\n"


def _words(lang: str) -> Words:
    text = (resources.files("schema") / "document.yaml").read_text(encoding="utf-8")
    words: Words = parse_yaml(text)[lang]
    return words


def _said(item: object, lang: str) -> str:
    return str(getattr(item, lang))


def _node(node: NodeType, schema: Schema, words: Words, lang: str) -> Iterator[str]:
    told = [f"{_said(node, lang)}. {words['prefix']} `{node.prefix}:`."]
    if node.made:
        told.append(words["made"])
    if node.deal_kind:
        fixed = node.deal_kind in schema.vocabularies["deal_kind"].terms
        told.append(words["anchors" if fixed else "anchors_by"].format(kind=node.deal_kind))
    if node.bundle:
        told.append(words["bundle"].format(bundle=node.bundle))
    yield from (f"### {node.name}", "", " ".join(told), "")
    tables = [("property", node.properties), ("derived", node.derived)]
    shown = [_table(declared, words[head], words, lang) for head, declared in tables if declared]
    for table in shown or [[words["none"]]]:
        yield from (*table, "")


def _edge(edge: EdgeType, schema: Schema, words: Words, lang: str) -> Iterator[str]:
    yield from (f"#### {edge.name}", "", f"{_said(edge, lang)}.", "")
    yield f"- {words['from']}: {', '.join(edge.source)}"
    yield f"- {words['to']}: {', '.join(edge.target)}"
    yield f"- {words['phrase']}: `{edge.phrase[lang]}`, `{edge.phrase['zh']}`"
    if edge.symmetric:
        yield f"- {words['symmetric']}"
    if edge.deal:
        yield from (f"- {line}" for line in _deal(edge, edge.deal, schema, words))
    if edge.properties:
        yield from ("", *_table(edge.properties, words["property"], words, lang))


def _deal(edge: EdgeType, rule: DealRule, schema: Schema, words: Words) -> Iterator[str]:
    """Yield what scores know of a tie type, a line for each thing."""
    things = list(_things(edge, rule, schema, words))
    if things:
        yield words["deal_first"].format(things=words["or_else"].join(things))
    unit = words["sides" if rule.unit == "sides" else f"place_{rule.end}"]
    if rule.unit == "place" and "Product" in getattr(edge, rule.end or ""):
        unit += f" {words['section']}"
    told = words["deal_else" if things else "deal_only"]
    yield told.format(dealing=rule.dealing, kind=rule.kind, unit=unit)
    if rule.holds:
        yield words["holds"]
    if rule.at_most:
        yield words["at_most"].format(stage=rule.at_most)
    yield words[rule.ended]
    roles = {"source_end": rule.source_as, "target_end": rule.target_as}
    parties = [words["party"].format(end=words[end], role=role) for end, role in roles.items() if role]
    if parties:
        yield f"{words['parties']}: {', '.join(parties)}"


def _things(edge: EdgeType, rule: DealRule, schema: Schema, words: Words) -> Iterator[str]:
    """Yield the things to whose deal a tie may belong, in the order in which they are tried."""
    if rule.over:
        yield words["over"].format(types=", ".join(rule.over))
    for end in rule.anchor:
        if any(schema.nodes[name].deal_kind for name in getattr(edge, end)):
            yield words[f"anchor_{end}"]
    if rule.joins:
        yield words[f"joins_{rule.joins}"]
    if rule.meets:
        yield words["meets"]


def _table(properties: Mapping[str, Property], head: str, words: Words, lang: str) -> list[str]:
    rows = [f"| {head} | {words['kind']} | {words['meaning']} |", "|---|---|---|"]
    return rows + [f"| `{p.name}` | {_kind(p, words)} | {_said(p, lang)} |" for p in properties.values()]


def _kind(declared: Property, words: Words) -> str:
    text = f"{words['list']} {declared.kind}" if declared.list else declared.kind
    if declared.vocabulary:
        text += f" `{declared.vocabulary}`"
    if declared.types:
        text += f" ({', '.join(declared.types)})"
    if declared.unit:
        text += f", {declared.unit}"
    if declared.minimum is not None or declared.maximum is not None:
        low = "" if declared.minimum is None else f"{declared.minimum:g}"
        high = "" if declared.maximum is None else f"{declared.maximum:g}"
        text += f", {low}…{high}"
    return text + (f", {words['required']}" if declared.required else "")


def _vocabulary(vocabulary: Vocabulary, words: Words, lang: str) -> Iterator[str]:
    more = [key for key in _MORE_OF_TERMS if any(getattr(t, key) for t in vocabulary.terms.values())]
    head = [words[key] for key in ("term", "meaning", *more)]
    yield from (f"### {vocabulary.name}", "", f"{_said(vocabulary, lang)}.", "")
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for term in vocabulary.terms.values():
        cells = [f"`{term.name}`", _said(term, lang), *(str(getattr(term, key)) for key in more)]
        yield f"| {' | '.join(cells)} |"
