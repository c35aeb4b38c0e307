"""Checked records of one layer become statements; nothing here can fail on a sound record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph import ids
from graph.model import Value
from graph.statements.merging import join_evidence
from graph.statements.records import Edition, Entity, Evidence, Observation, Tie
from graph.statements.status import EFFORT_STAGES, STAGES
from loaders.dataset_files import DatasetFile, RawDataset
from schema.model import Property, Schema
from schema.validation import clean_locator, full_code
from schema.values import choices, clean_value

_DETAILS = ("start", "planned", "end", "act", "announced_by", "note_ru", "note_en")
_NAMES = ("id", "ru", "en", "zh", "aliases", "located_in", "part_of", "parent", "source", "periods", "marks")
#: Shorthand keys of an entity and the structural tie each makes.
_SHORTHANDS = {"located_in": "LOCATED_IN", "part_of": "PART_OF", "parent": "PRODUCT_OF"}
Record = Mapping[str, Any]
#: Reference knowledge without a date (where a city lies) holds whatever the date.
_ALWAYS = "/1600"
#: Reporting period of each source's columns, and under "" its date of publication.
Periods = Mapping[str, Mapping[str, str]]


class Mapper:
    """Maps the records of one layer; ``types`` gives the type of every entity of all layers."""

    def __init__(self, layer: RawDataset, schema: Schema, types: Mapping[str, str]) -> None:
        self._layer = layer
        self._schema = schema
        self._types = types
        self._reference = str(layer.manifest.get("reference") or f"source:{layer.name}")

    def entities(self) -> Iterator[tuple[DatasetFile, Record, Entity]]:
        """Yield every entity with its file and record; sources and editions are entities, too."""
        for section in ("sources", "entities", "editions"):
            for file, record in self._records(section):
                yield file, record, self._entity(record, section)
        if self._needs_reference():
            file = DatasetFile("dataset.yaml", {}, {}, self._layer.files[0].places)
            yield file, {"_path": ()}, self._reference_entity()

    def _needs_reference(self) -> bool:
        defined = {record["id"] for _, record in self._records("sources")}
        shorthand = any(key in record for _, record in self._records("entities") for key in _SHORTHANDS)
        return shorthand and self._reference not in defined and "reference" not in self._layer.manifest

    def _reference_entity(self) -> Entity:
        manifest = self._layer.manifest
        date = {"date": str(manifest["date"])} if manifest.get("date") else {}
        return Entity(
            self._reference, "Source", manifest["ru"], manifest["en"], None, (), date, self._layer.name
        )

    def _records(self, section: str) -> Iterator[tuple[DatasetFile, Record]]:
        for file in self._layer.files:
            for record in file.sections.get(section, ()):
                yield file, record

    def _entity(self, record: Record, section: str) -> Entity:
        id_ = str(record["id"])
        type_ = self._schema.type_of(id_) or ""
        fields = {**self._schema.statements["entity"].fields, **self._schema.nodes[type_].properties}
        if section != "entities":
            fields |= self._schema.statements[section.removesuffix("s")].fields
        properties = self._values(record, fields, _NAMES if section != "editions" else (*_NAMES,))
        if section == "editions":
            properties["source"] = str(record["source"])
        aliases = tuple(sorted({" ".join(str(a).split()) for a in _list(record.get("aliases"))}))
        zh = _words(record.get("zh"))
        return Entity(
            id_,
            type_,
            _words(record["ru"]) or "",
            _words(record["en"]) or "",
            zh,
            aliases,
            properties,
            self._layer.name,
        )

    def _values(
        self, record: Record, fields: Mapping[str, Property], without: Sequence[str]
    ) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for name in sorted(set(record) & set(fields) - set(without)):
            declared, value = fields[name], record[name]
            if value is None:
                continue
            if declared.list:
                found[name] = tuple(str(clean_value(item, declared, self._schema)) for item in _list(value))
            else:
                found[name] = clean_value(value, declared, self._schema)
        return found

    def source_periods(self) -> dict[str, dict[str, str]]:
        """Return the reporting periods that this layer's sources declare."""
        found = {
            str(record["id"]): {str(k): str(v) for k, v in (record.get("periods") or {}).items()}
            | {"": str(record["date"])}
            for _, record in self._records("sources")
        }
        if self._needs_reference():
            found[self._reference] = {"default": _ALWAYS}
        return found

    def editions(self) -> Iterator[Edition]:
        """Yield the marks of this layer's editions."""
        for _, record in self._records("editions"):
            marks = {full_code(str(k), "region"): float(v) for k, v in record["marks"].items()}
            yield Edition(
                str(record["id"]), str(record["date"]), str(record["source"]), dict(sorted(marks.items()))
            )

    def ties(self, periods: Periods) -> tuple[list[Tie], list[Observation]]:
        """Return this layer's ties and all its numbers, those of ties and those of entities."""
        ties, observations = [], []
        for file, record in self._records("ties"):
            tie = self._tie(file, record, periods)
            if tie is not None:
                ties.append(tie)
                for index, number in enumerate(_list(record.get("numbers"))):
                    path = (*record["_path"], "numbers", index)
                    observations.append(self._observation(file, number, periods, path, tie.id))
        for file, record in self._records("entities"):
            ties += self._structural(file, record, periods)
        for file, record in self._records("observations"):
            if record.get("subject") is None:
                self._layer.report(
                    file,
                    record["_path"],
                    'this observation has no "subject": what the number is about',
                    "missing",
                )
            else:
                observations.append(self._observation(file, record, periods, record["_path"], None))
        return ties, [o for o in observations if o is not None]

    def _structural(self, file: DatasetFile, record: Record, periods: Periods) -> Iterator[Tie]:
        source = str(record.get("source") or self._reference)
        for key, type_ in _SHORTHANDS.items():
            for target in _list(record.get(key)):
                allowed = self._schema.edges[type_]
                ends = (self._types[record["id"]], self._types[target])
                if ends[0] not in allowed.source or ends[1] not in allowed.target:
                    message = f'{type_} cannot join {ends[0]} to {ends[1]} ("{target}")'
                    self._layer.report(file, (*record["_path"], key), message, "ends")
                    continue
                id_ = ids.tie_id(type_, record["id"], target)
                notes = _STRUCTURAL_NOTES[type_]
                evidence = Evidence(
                    ids.evidence_id(id_, source, record["id"], notes),
                    source,
                    record["id"],
                    "",
                    _period(periods.get(source, {}), ""),
                    None,
                    None,
                    "reported",
                    "for",
                    None,
                    *notes,
                    self._layer.name,
                )
                yield Tie(
                    id_,
                    type_,
                    "structural",
                    record["id"],
                    target,
                    None,
                    {},
                    {},
                    {},
                    {},
                    (evidence,),
                    (self._layer.name,),
                )

    def _tie(self, file: DatasetFile, record: Record, periods: Periods) -> Tie | None:
        edge = self._schema.edges[record["type"]]
        id_ = ids.tie_id(edge.name, record["from"], record["to"], record.get("key"), record.get("via"))
        evidence = []
        for index, item in enumerate(_list(record["evidence"])):
            path = (*record["_path"], "evidence", index)
            found = self._evidence(file, item, id_, edge.role, periods, path)
            if found is None:
                return None
            evidence.append(found)
        if edge.role not in ("structural", "restriction") and not any(
            e.stage and e.stance == "for" for e in evidence
        ):
            self._layer.report(
                file,
                (*record["_path"], "evidence"),
                f"no evidence gives a stage ({', '.join(STAGES)})",
                "no_stage",
            )
            return None
        regions = record.get("regions")
        if regions is None:
            region = file.head.get("region")
            regions = {region: "site"} if region and edge.role != "structural" else {}
        details = {
            key: str(clean_value(record[key], self._schema.statements["tie"].fields[key], self._schema))
            for key in _DETAILS
            if record.get(key) is not None
        }
        return Tie(
            id_,
            edge.name,
            edge.role,
            record["from"],
            record["to"],
            record.get("via"),
            {full_code(str(k), "region"): str(v) for k, v in sorted(regions.items())},
            {
                full_code(str(k), "province"): str(v)
                for k, v in sorted((record.get("provinces") or {}).items())
            },
            details,
            self._values(record, edge.properties, ()),
            join_evidence(evidence, (self._layer.name,)),
            (self._layer.name,),
        )

    def _evidence(
        self,
        file: DatasetFile,
        item: Record,
        tie_id: str,
        role: str,
        periods: Periods,
        path: tuple[str | int, ...],
    ) -> Evidence | None:
        place = self._place(file, item, periods, path)
        stage, allowed = item.get("stage"), EFFORT_STAGES if role == "effort" else STAGES
        if stage is not None and (stage not in allowed or role == "structural"):
            what = (
                "a structural tie has no stage"
                if role == "structural"
                else f'stage "{stage}" is unknown ({choices(str(stage), allowed)})'
            )
            self._layer.report(file, (*path, "stage"), what, "stage")
            return None
        if item.get("health") is not None and role in ("effort", "structural"):
            self._layer.report(file, (*path, "health"), f"a tie of {role} has no health", "stage")
            return None
        if place is None:
            return None
        source, locator, section, period = place
        notes = (_words(item["ru"]) or "", _words(item["en"]) or "")
        health, basis, stance = (
            item.get("health"),
            item.get("basis") or "reported",
            item.get("stance") or "for",
        )
        content = (stage or "", health or "", basis, stance, *notes)
        id_ = ids.evidence_id(tie_id, source, locator, content)
        by = item.get("announced_by")
        return Evidence(
            id_, source, locator, section, period, stage, health, basis, stance, by, *notes, self._layer.name
        )

    def _place(
        self, file: DatasetFile, item: Record, periods: Periods, path: tuple[str | int, ...]
    ) -> tuple[str, str, str, str] | None:
        """Return source, full locator, section and reporting period of a piece of evidence or a number."""
        source = item.get("source") or file.head.get("source")
        if source is None:
            self._layer.report(file, path, 'has no "source", and the head of the file gives none', "source")
            return None
        source = full_code(str(source), "source")
        if source not in periods:
            self._layer.report(
                file, path, f'there is no source "{source}"; define it under sources', "source"
            )
            return None
        declared = periods[source]
        locator, section = full_locator(file, item, declared)
        column = next((part for part in locator.split("/") if part in declared), "")
        columns = sorted(set(declared) - {"", "default"})
        if columns and not column and "default" not in declared:
            message = f'"{locator}" names no column of {source} ({choices(locator.split("/")[0], columns)})'
            self._layer.report(file, (*path, "at"), message, "locator")
            return None
        return source, locator, section, _period(declared, column)

    def _observation(
        self,
        file: DatasetFile,
        item: Record,
        periods: Periods,
        path: tuple[str | int, ...],
        tie_id: str | None,
    ) -> Observation | None:
        place = self._place(file, item, periods, path)
        if place is None:
            return None
        source, locator, _, period = place
        subjects = tuple(sorted(_list(item.get("subject"))))
        date = str(item["date"]) if item.get("date") is not None else period
        id_ = ids.observation_id(
            [tie_id] if tie_id else subjects,
            item["quantity"],
            date,
            f"{source.partition(':')[2]}/{locator}",
            item.get("key"),
        )
        extra = ids.short_hash(
            [str(float(item["value"])), str(item["unit"]), str(item.get("scope")), str(item.get("nature"))]
        )
        return Observation(
            f"{id_}~{extra}",
            subjects,
            tie_id,
            item["quantity"],
            float(item["value"]),
            item["unit"],
            date,
            source,
            locator,
            period,
            item.get("counterpart"),
            item.get("scope"),
            item.get("nature") or "measured",
            item.get("bound") or "exactly",
            bool(item.get("change_of")),
            _words(item.get("ru")),
            _words(item.get("en")),
            self._layer.name,
        )


_STRUCTURAL_NOTES = {
    "LOCATED_IN": ("Находится здесь", "Stands here"),
    "PART_OF": ("Входит в состав", "Is a part of it"),
    "PRODUCT_OF": ("Относится к товарной группе", "Belongs to the product group"),
}


def full_locator(file: DatasetFile, item: Record, declared: Mapping[str, str]) -> tuple[str, str]:
    """Return the locator with the section that the head of the file gives, and the section ("" for none).

    ``declared`` maps the columns of the item's source to their periods.
    """
    locator = clean_locator(item["at"])
    parts = locator.split("/")
    if file.head.get("section") and not item.get("source") and parts[0] in declared:
        section = str(file.head["section"])
        return f"{section}/{locator}", section
    return locator, parts[0] if len(parts) > 2 else ""


def _period(declared: Mapping[str, str], column: str) -> str:
    """Return the period of a column: its own, else the source's default, else its date of publication."""
    if column and column in declared:
        return declared[column]
    return declared.get("default") or declared.get("") or _ALWAYS


def _list(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _words(value: Any) -> str | None:
    return None if value is None else " ".join(str(value).split())
