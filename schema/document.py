"""The schema as a document for people, whole or one type of it, generated from the definitions.

The texts are put into the language of the translations that are given; what the definitions say is taken
in that language, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from gettext import NullTranslations

from schema.days import DATED, day_properties
from schema.errors import UsageError
from schema.examples import Example, edge_examples, node_examples
from schema.graph_properties import TIE, records
from schema.messages import ENGLISH, N_, Message, Words, language, running
from schema.model import DealRule, Declared, EdgeType, NodeType, Property, Schema, Vocabulary
from schema.rdf_fields import EFFORT_STAGE
from schema.values import choices, unit_words

#: What terms of some vocabularies have besides their meaning, each shown in a column of its own.
_MORE_OF_TERMS = {
    "deal_kind": N_("Kind of deal"),
    "across_border": N_("Across the border"),
    "nace": N_("NACE Rev. 2"),
}
#: The kinds of value; a text of the data without spaces is a string.
_KINDS = {
    "string": N_("string"),
    "text": N_("text"),
    "integer": N_("integer"),
    "number": N_("number"),
    "boolean": N_("boolean"),
    "date": N_("date"),
    "vocabulary": N_("vocabulary"),
    "id": N_("id"),
    "entity_id": N_("entity_id"),
    "locator": N_("locator"),
    "region_roles": N_("region_roles"),
    "province_bases": N_("province_bases"),
    "periods": N_("periods"),
    "observation": N_("observation"),
    "marks": N_("marks"),
    "evidence": N_("evidence"),
}
_HEADING = re.compile(r"(#+) (.+)")


def schema_document(schema: Schema, translations: NullTranslations = ENGLISH) -> str:
    """Return the whole schema as Markdown, with an index at its head."""
    writer = _Writer(schema, translations)
    body = list(writer.sections())
    made = Message("Made from `schema/definitions` by `argun schema`; do not edit by hand.")
    lines = [*writer.heading(1, Message("The schema")), writer.say(made), ""]
    return "\n".join([*lines, *writer.index(body), "", *body]).rstrip() + "\n"


def type_document(schema: Schema, name: str, translations: NullTranslations = ENGLISH) -> str:
    """Return one node or tie type as Markdown: its properties, its ties and statements that ask for it.

    The case of the name does not matter.

    Raises
    ------
    UsageError
        There is no such type; near names are in the message.
    """
    types: dict[str, NodeType | EdgeType] = {**schema.nodes, **schema.edges}
    known = {type_.casefold(): type_ for type_ in types}
    if name.casefold() not in known:
        near = choices(name, types)
        raise UsageError('the schema has no type "{name}" ({choices})', name=name, choices=near)
    lines = _Writer(schema, translations).page(types[known[name.casefold()]])
    return "\n".join(lines).rstrip() + "\n"


def _links(body: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the link to each section with those to its types, which are its deepest headings."""
    seen: Counter[str] = Counter()
    sections: list[list[tuple[int, str]]] = []
    for line in body:
        match = _HEADING.fullmatch(line)
        if match:
            title = match[2]
            # As GitHub does: a heading that stands twice has a number behind it.
            anchor = re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
            link = f"[{title}](#{anchor}{f'-{seen[anchor]}' if seen[anchor] else ''})"
            seen[anchor] += 1
            if len(match[1]) == 2:
                sections.append([])
            sections[-1].append((len(match[1]), link))
    for (_, section), *types in sections:
        deepest = max(level for level, _ in types)
        yield section, [link for level, link in types if level == deepest]


@dataclass(frozen=True)
class _Writer:
    """Writes parts of the document in one language."""

    schema: Schema
    translations: NullTranslations

    def say(self, text: Message | Words) -> str:
        return text.render(self.translations)

    def listed(self, items: Iterable[object]) -> str:
        return self.say(Message("{items}", items=tuple(items)))

    def index(self, body: Iterable[str]) -> Iterator[str]:
        """Yield a line for each section with links to its types."""
        for section, types in _links(body):
            line = self.say(Message("{name}: {types}", name=section, types=types))
            yield f"- {line}"

    def heading(self, level: int, title: Message | str) -> tuple[str, str]:
        return f"{'#' * level} {title if isinstance(title, str) else self.say(title)}", ""

    def meaning(self, declared: Declared) -> str:
        return self.say(Message("{meaning}.", meaning=declared.words))

    def sections(self) -> Iterator[str]:
        schema = self.schema
        yield from (*self.heading(2, Message("Node types")), self.say(_NODES), "")
        for node in schema.nodes.values():
            yield from (*self.heading(3, node.name), *self.node(node))
        yield from (*self.heading(2, Message("Tie types")), self.say(_EDGES), "")
        yield from (*self.table(self.written(TIE), Message("Every tie of a dataset has")), "")
        for role in schema.vocabularies["role"].terms.values():
            yield from (*self.heading(3, Message("Role: {role}", role=role.name)), self.meaning(role), "")
            for edge in sorted(schema.edges.values(), key=lambda e: e.name):
                if edge.role == role.name:
                    yield from (*self.heading(4, edge.name), *self.edge(edge), "")
        yield from self.heading(2, Message("Dataset files"))
        for statement in schema.statements.values():
            table = self.table(statement.fields, Message("Property"))
            yield from (*self.heading(3, statement.name), self.meaning(statement), "", *table, "")
        yield from self.heading(2, Message("Vocabularies"))
        for vocabulary in schema.vocabularies.values():
            yield from (*self.heading(3, vocabulary.name), *self.vocabulary(vocabulary), "")

    def page(self, type_: NodeType | EdgeType) -> Iterator[str]:
        """Yield what there is to know of one type."""
        lang = language(self.translations)
        yield from self.heading(1, type_.name)
        if isinstance(type_, NodeType):
            properties = {**type_.properties, **type_.derived}
            yield from self.node(type_)
            yield from (*self.heading(2, Message("Ties")), *self.ties(type_), "")
            examples = node_examples(type_, self.schema, lang)
        else:
            properties = dict(type_.properties)
            yield from (*self.edge(type_), "")
            examples = edge_examples(type_, self.schema, lang)
        for name in dict.fromkeys(p.vocabulary for p in properties.values() if p.vocabulary):
            yield from (*self.heading(2, name), *self.vocabulary(self.schema.vocabularies[name]), "")
        yield from (*self.heading(2, Message("Examples")), *self.examples(examples))

    def examples(self, examples: Iterable[Example]) -> Iterator[str]:
        for text, statement in examples:
            yield from (self.say(text), "", "```cypher", statement, "```", "")

    def ties(self, node: NodeType) -> Iterator[str]:
        """Yield a table of the tie types that a node type can have."""
        yield from self.head(Message("Tie"), Message("Other end"), Message("Meaning"))
        for edge in sorted(self.schema.edges.values(), key=lambda e: e.name):
            meaning = self.say(edge.words)
            if node.name in edge.source:
                yield f"| `{edge.name}` → | {self.listed(edge.target)} | {meaning} |"
            if node.name in edge.target:
                yield f"| → `{edge.name}` | {self.listed(edge.source)} | {meaning} |"

    def node(self, node: NodeType) -> Iterator[str]:
        sentences = [Message("{meaning}.", meaning=node.words)]
        sentences.append(Message("Ids start with `{prefix}:`.", prefix=node.prefix))
        if node.made:
            sentences.append(Message("The program makes them from the ties; a dataset never names one."))
        if node.deal_kind:
            sentences.append(self.anchors(node.deal_kind))
        if node.bundle:
            sentences.append(Message("Where `{property}` is true, it joins nothing.", property=node.bundle))
        yield from (self.say(running(sentences)), "")
        tables = [(Message("Property"), node.properties or self.written(node.name))]
        tables.append((Message("Made by the program"), node.derived))
        shown = [self.table(declared, head) for head, declared in tables if declared]
        for table in shown or [[self.say(Message("It has no properties of its own."))]]:
            yield from (*table, "")

    def written(self, record: str) -> Mapping[str, Property]:
        """Return what the program writes of records that have no properties of their own, and of ties."""
        known = records().get(record, {}) if record in _RECORDS else {}
        return {name: declared for name, declared in known.items() if name != EFFORT_STAGE}

    def anchors(self, kind: str) -> Message:
        if kind in self.schema.vocabularies["deal_kind"].terms:
            return Message("All ties at one of them are one deal of the kind `{kind}`.", kind=kind)
        return Message(
            "All ties at one of them are one deal, whose kind follows from its `{property}`.", property=kind
        )

    def edge(self, edge: EdgeType) -> Iterator[str]:
        lines = [
            Message("From: {types}", types=edge.source),
            Message("To: {types}", types=edge.target),
            Message("In words: `{phrase}`", phrase=edge.phrase),
        ]
        if edge.symmetric:
            lines.append(Message("Means the same in both directions"))
        if edge.deal:
            lines += _deal(edge, edge.deal, self.schema)
        yield from (self.meaning(edge), "", *(f"- {self.say(line)}" for line in lines))
        if edge.properties:
            yield from ("", *self.table(edge.properties, Message("Property")))

    def head(self, *titles: Message) -> Iterator[str]:
        yield f"| {' | '.join(self.say(title) for title in titles)} |"
        yield "|" + "---|" * len(titles)

    def table(self, properties: Mapping[str, Property], head: Message) -> list[str]:
        rows = [f"| `{p.name}` | {self.kind(p)} | {self.say(p.words)} |" for p in properties.values()]
        return [*self.head(head, Message("Kind"), Message("Meaning")), *rows]

    def kind(self, declared: Property) -> str:
        kind = Message(_KINDS[declared.kind])
        if declared.vocabulary:
            kind = Message("{kind} `{vocabulary}`", kind=kind, vocabulary=declared.vocabulary)
        if declared.types:
            kind = Message("{text} ({detail})", text=kind, detail=declared.types)
        shown = Message("list of {kind}", kind=kind) if declared.list else kind
        more: list[object] = [unit_words(declared.unit, self.schema)] if declared.unit else []
        low, high = ("" if n is None else f"{n:g}" for n in (declared.minimum, declared.maximum))
        if low or high:
            more.append(f"{low}…{high}")
        if declared.required:
            more.append(Message("required"))
        if declared.kind == "date" and declared.name in DATED:
            first, last = day_properties(declared.name)
            days = Message("its first and last day in `{first}` and `{last}`", first=first, last=last)
            more.append(days)
        for part in more:
            shown = Message("{kind}, {more}", kind=shown, more=part)
        return self.say(shown)

    def vocabulary(self, vocabulary: Vocabulary) -> Iterator[str]:
        terms = vocabulary.terms.values()
        more = [key for key in _MORE_OF_TERMS if any(getattr(t, key) for t in terms)]
        yield from (self.meaning(vocabulary), "")
        yield from self.head(Message("Term"), Message("Meaning"), *(Message(_MORE_OF_TERMS[k]) for k in more))
        for term in terms:
            cells = [f"`{term.name}`", self.say(term.words), *(str(getattr(term, key)) for key in more)]
            yield f"| {' | '.join(cells)} |"


_NODES = Message(
    "Every node has an `id`, and in a store a `name`: what it is called in the language in which the store "
    "was loaded (`argun load --lang`). What has names of its own has them by language, too: `name_en`, "
    "`name_ru`, `name_zh`. A piece of evidence is called after its place in the "
    "source, a number after what it says."
)
#: Types whose properties are all written by the program.
_RECORDS = frozenset({"Evidence", "Observation", TIE})
_EDGES = Message(
    "Ties of the roles effort, framework, substance and flow belong to deals ([method.md](method.md)); flows "
    "with third countries belong to none. A *thing* is a node at which all ties are one deal, as its type "
    "says above; *source* and *target* are the two ends of a tie."
)


def _deal(edge: EdgeType, rule: DealRule, schema: Schema) -> Iterator[Message]:
    """Yield what scores know of a tie type, a line for each thing."""
    things = list(_things(edge, rule, schema))
    one = {"kind": rule.kind, "dealing": rule.dealing, "unit": _unit(edge, rule)}
    if things:
        yield Message("Belongs to the deal of {thing}", thing=_else(things))
        yield Message("Otherwise forms one deal of the kind `{kind}` with all `{dealing}` ties {unit}", **one)
    else:
        yield Message("Forms one deal of the kind `{kind}` with all `{dealing}` ties {unit}", **one)
    if rule.holds:
        yield Message("Gives the stage and health of the thing itself")
    if rule.at_most:
        yield Message("Counts as `{stage}` at most", stage=rule.at_most)
    if rule.ended == "stands":
        yield Message("Still counts after a neutral end")
    else:
        yield Message("Counts for nothing after a neutral end")
    roles = []
    if rule.source_as:
        roles.append(Message("source as `{role}`", role=rule.source_as))
    if rule.target_as:
        roles.append(Message("target as `{role}`", role=rule.target_as))
    if roles:
        yield Message("Parties: {roles}", roles=roles)


def _else(things: Sequence[Message]) -> Message:
    first, *others = things
    return Message("{thing}, else of {other}", thing=first, other=_else(others)) if others else first


def _unit(edge: EdgeType, rule: DealRule) -> Message:
    if rule.unit == "sides":
        return Message("between the same two sides")
    product = "Product" in getattr(edge, rule.end or "")
    if rule.end == "source":
        unit = Message("of the same regions with the same source")
    else:
        unit = Message("of the same regions with the same target")
    return Message("{unit} (a product stands for its HS section)", unit=unit) if product else unit


_ANCHORS = {"source": N_("the thing at the source"), "target": N_("the thing at the target")}
_JOINS = {
    "source": N_("the one project that the source operates"),
    "target": N_("the one project that the target operates"),
}


def _things(edge: EdgeType, rule: DealRule, schema: Schema) -> Iterator[Message]:
    """Yield the things to whose deal a tie may belong, in the order in which they are tried."""
    if rule.over:
        yield Message("the thing in `via` ({types})", types=rule.over)
    for end in rule.anchor:
        if any(schema.nodes[name].deal_kind for name in getattr(edge, end)):
            yield Message(_ANCHORS[end])
    if rule.joins:
        yield Message(_JOINS[rule.joins])
    if rule.meets:
        yield Message("the one project in which both companies take part")
