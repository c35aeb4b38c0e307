"""The schema as a document for people, generated from the definitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import resources

from schema.model import EdgeType, Property, Schema, Vocabulary
from schema.yaml_text import parse_yaml


def schema_document(schema: Schema, lang: str) -> str:
    """Return the schema as Markdown in ``en`` or ``ru``."""
    words = _words(lang)
    lines = [f"# {words['title']}", "", words["intro"], "", f"## {words['nodes']}", ""]
    for node in schema.nodes.values():
        lines += [f"### {node.name}", "", f"{_said(node, lang)}. {words['prefix']} `{node.prefix}:`.", ""]
        lines += [*_table(node.properties, words, lang), ""]
    lines += [f"## {words['edges']}", ""]
    roles = schema.vocabularies["role"].terms
    for role, term in roles.items():
        lines += [f"### {words['role']}: {role}", "", f"{term.ru if lang == 'ru' else term.en}.", ""]
        for edge in sorted((e for e in schema.edges.values() if e.role == role), key=lambda e: e.name):
            lines += [*_edge(edge, words, lang), ""]
    lines += [f"## {words['statements']}", ""]
    for statement in schema.statements.values():
        lines += [
            f"### {statement.name}",
            "",
            f"{_said(statement, lang)}.",
            "",
            *_table(statement.fields, words, lang),
            "",
        ]
    lines += [f"## {words['vocabularies']}", ""]
    for vocabulary in schema.vocabularies.values():
        lines += [*_vocabulary(vocabulary, words, lang), ""]
    return "\n".join(lines).rstrip() + "\n"


def _words(lang: str) -> Mapping[str, str]:
    text = (resources.files("schema") / "document.yaml").read_text(encoding="utf-8")
    words: Mapping[str, str] = parse_yaml(text)[lang]
    return words


def _said(item: object, lang: str) -> str:
    return str(getattr(item, lang))


def _edge(edge: EdgeType, words: Mapping[str, str], lang: str) -> Iterator[str]:
    yield f"#### {edge.name}"
    yield ""
    yield f"{_said(edge, lang)}."
    yield ""
    yield f"- {words['from']}: {', '.join(edge.source)}"
    yield f"- {words['to']}: {', '.join(edge.target)}"
    if edge.properties:
        yield ""
        yield from _table(edge.properties, words, lang)


def _table(properties: Mapping[str, Property], words: Mapping[str, str], lang: str) -> Iterable[str]:
    if not properties:
        return [words["none"]]
    rows = [f"| {words['property']} | {words['kind']} | {words['meaning']} |", "|---|---|---|"]
    return rows + [f"| `{p.name}` | {_kind(p, words)} | {_said(p, lang)} |" for p in properties.values()]


def _kind(declared: Property, words: Mapping[str, str]) -> str:
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


def _vocabulary(vocabulary: Vocabulary, words: Mapping[str, str], lang: str) -> Iterator[str]:
    yield f"### {vocabulary.name}"
    yield ""
    yield f"{_said(vocabulary, lang)}."
    yield ""
    yield f"| {words['term']} | {words['meaning']} |"
    yield "|---|---|"
    for term in vocabulary.terms.values():
        yield f"| `{term.name}` | {_said(term, lang)} |"
