"""The tables of what belongs to what, so that every id can be checked, and the words for the codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.export.package.columns import Column, declared, of_types, said
from graph.export.package.tables import Contents, Row, Table, main_tables
from graph.model import Value
from graph.texts import languages
from schema.messages import N_
from schema.model import Property

#: Relationships that join a deal or an edition with others: the table and what its ends are called.
_BETWEEN = {
    "TAKES_PART": ("deal_places", "place_id", "deal_id"),
    "PARTY_TO": ("deal_parties", "party_id", "deal_id"),
    "ABOUT": ("deal_subjects", "deal_id", "subject_id"),
    "RATED": ("published_marks", "edition_id", "place_id"),
}


def all_tables(contents: Contents) -> list[Table]:
    """Return every table of the package, in its order."""
    return [*main_tables(contents), *link_tables(contents), terms_table(contents)]


def link_tables(contents: Contents) -> Iterator[Table]:
    """Yield the tables of the places of ties, the subjects of numbers, and what deals are joined with."""
    fields, part = contents.fields("tie"), contents.schema.edges["TAKES_PART"].properties
    role, share, basis = (
        declared(part["place_role"], "role"),
        declared(part["share"]),
        declared(part["basis"]),
    )
    lists = {"role": "region_roles", "share": "region_shares"}
    yield _places(contents, "tie_regions", fields["regions"], (role, share), lists)
    yield _places(contents, "tie_provinces", fields["provinces"], (basis,), {"basis": "province_bases"})
    yield _subjects(contents)
    for type_ in _BETWEEN:
        yield _between(contents, type_)


def _places(
    contents: Contents, name: str, field: Property, columns: Iterable[Column], lists: Mapping[str, str]
) -> Table:
    """Return a table with a row for each place of a tie, with what the parallel lists say of it."""
    place = f"{name.removeprefix('tie_').removesuffix('s')}_id"
    own = [contents.column("ties", "id", "tie_id", "ties", required=True), _end(place, field.words), *columns]
    rows: list[Row] = []
    for tie in contents.ties:
        beside = [_items(tie.properties.get(key)) for key in lists.values()]
        for number, id_ in enumerate(_items(tie.properties.get(f"{place}s"))):
            said_of_it = {key: found[number] for key, found in zip(lists, beside, strict=True)}
            rows.append({"tie_id": tie.id, place: id_, **said_of_it})
    return Table(name, ("tie_id", place), own, field.words, rows)


def _subjects(contents: Contents) -> Table:
    words = contents.fields("observation")["subject"].words
    number = contents.column("observations", "id", "observation_id", "observations", required=True)
    rows = [
        {"observation_id": node.id, "subject_id": id_}
        for node in contents.nodes("Observation")
        for id_ in _items(node.properties.get("subject_ids"))
    ]
    own = [number, _end("subject_id", words)]
    return Table("observation_subjects", ("observation_id", "subject_id"), own, words, rows)


def _between(contents: Contents, type_: str) -> Table:
    """Return the table of the relationships of a type; of ABOUT only those of deals."""
    name, *ends = _BETWEEN[type_]
    edge, labels = contents.schema.edges[type_], contents.graph.labels
    found = (r for r in contents.graph.relationships if r.type == type_)
    rows = [
        {ends[0]: r.source_id, ends[1]: r.target_id, **r.properties}
        for r in found
        if type_ != "ABOUT" or labels[r.source_id] == "Deal"
    ]
    columns = [_end(end, edge.words, "deals" if end == "deal_id" else "entities") for end in ends]
    return Table(name, (ends[0], ends[1]), [*columns, *of_types([edge])], edge.words, rows)


def _end(name: str, words: Mapping[str, str], refers: str = "entities") -> Column:
    return Column(name, words=words, refers=refers, required=True)


def _items(value: Value | None) -> tuple[str | float, ...]:
    return value if isinstance(value, tuple) else ()


def terms_table(contents: Contents) -> Table:
    """Return the words for the codes, with what makes base units of units."""
    meaning = said(N_("what the code means"))
    columns = [
        Column("vocabulary", words=said(N_("vocabulary that the code belongs to")), required=True),
        Column("term", words=said(N_("code as it stands in the tables")), required=True),
        *(Column(f"meaning_{lang}", words=meaning, required=True) for lang in languages()),
        contents.column("observations", "base_unit"),
        Column("factor", "number", said(N_("what a number in this unit is multiplied by in base units"))),
    ]
    rows: list[Row] = [
        {
            "vocabulary": name,
            "term": term.name,
            **{f"meaning_{lang}": term.word(lang) for lang in languages()},
            **({"base_unit": term.base, "factor": term.factor} if term.base else {}),
        }
        for name, vocabulary in sorted(contents.schema.vocabularies.items())
        for term in vocabulary.terms.values()
    ]
    words = said(N_("The codes of the tables in words"))
    return Table("terms", ("vocabulary", "term"), columns, words, rows)
