"""Checked records of one layer become statements; nothing here can fail on a sound record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from graph import ids
from graph.model import Value
from graph.statements.merging import join_evidence
from graph.statements.records import Edition, Entity, Evidence, Observation, Tie
from graph.statements.status import STAGES
from loaders.dataset_files import DatasetFile, RawDataset
from loaders.evidence_mapping import ALWAYS, EvidenceMapper, Periods, Record, as_list, by_language, period_of
from schema.messages import Message
from schema.model import SCALAR_KINDS, Property, Schema
from schema.validation import full_code
from schema.values import clean_value, one_line

#: Fields of a tie that say which tie it is; the other plain ones are details of it.
_IDENTITY = ("type", "from", "to", "key", "via")
_OWN = ("id", "aliases", "located_in", "part_of", "parent", "source", "periods", "marks")
#: Shorthand keys of an entity and the structural tie each makes; a seat is a property as well.
_SHORTHANDS = {"located_in": "LOCATED_IN", "seat": "LOCATED_IN", "part_of": "PART_OF", "parent": "PRODUCT_OF"}


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
        return Entity(self._reference, "Source", by_language(manifest), (), date, self._layer.name)

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
        properties = self._values(record, fields, (*_OWN, *self._schema.languages("entity")))
        if section == "editions":
            properties["source"] = str(record["source"])
        aliases = tuple(sorted({one_line(str(a)) for a in as_list(record.get("aliases"))}))
        return Entity(
            id_,
            type_,
            by_language(record),
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
                found[name] = tuple(str(clean_value(item, declared, self._schema)) for item in as_list(value))
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
            found[self._reference] = {"default": ALWAYS}
        return found

    def source_confidences(self) -> dict[str, str]:
        """Return how far this layer's sources can be relied on, where they say so."""
        return {
            str(record["id"]): str(record["confidence"])
            for _, record in self._records("sources")
            if record.get("confidence")
        }

    def editions(self) -> Iterator[Edition]:
        """Yield the marks of this layer's editions."""
        for _, record in self._records("editions"):
            marks = {full_code(str(k), "region"): float(v) for k, v in record["marks"].items()}
            yield Edition(
                str(record["id"]), str(record["date"]), str(record["source"]), dict(sorted(marks.items()))
            )

    def ties(
        self, periods: Periods, confidences: Mapping[str, str], staged: Set[str] = frozenset()
    ) -> tuple[list[Tie], list[Observation]]:
        """Return this layer's ties and all its numbers, those of ties and those of entities.

        ``staged`` are the ties that have a stage beneath this layer: further evidence need not give one.
        """
        mapper = EvidenceMapper(self._layer, periods, confidences)
        ties: list[Tie] = []
        observations: list[Observation | None] = []
        for file, record in self._records("ties"):
            tie = self._tie(file, record, mapper, staged)
            if tie is not None:
                ties.append(tie)
                for index, number in enumerate(as_list(record.get("numbers"))):
                    path = (*record["_path"], "numbers", index)
                    observations.append(mapper.observation(file, number, path, tie.id))
        for file, record in self._records("entities"):
            ties += self._structural(file, record, periods)
        for file, record in self._records("observations"):
            if record.get("subject") is None:
                message = Message('this number has no "subject": what it is about')
                self._layer.report(file, record["_path"], message, "missing")
            else:
                observations.append(mapper.observation(file, record, record["_path"], None))
        return ties, [o for o in observations if o is not None]

    def _structural(self, file: DatasetFile, record: Record, periods: Periods) -> Iterator[Tie]:
        source = str(record.get("source") or self._reference)
        for key, type_ in _SHORTHANDS.items():
            for target in as_list(record.get(key)):
                allowed = self._schema.edges[type_]
                ends = (self._types[record["id"]], self._types[target])
                if ends[0] not in allowed.source or ends[1] not in allowed.target:
                    named = {"type": type_, "source": ends[0], "target": ends[1], "id": target}
                    message = Message('{type} cannot join {source} to {target} ("{id}")', **named)
                    self._layer.report(file, (*record["_path"], key), message, "ends")
                    continue
                id_ = ids.tie_id(type_, record["id"], target)
                notes = by_language(allowed.note or {})
                evidence = Evidence(
                    ids.evidence_id(id_, source, record["id"], tuple(notes.values())),
                    source,
                    record["id"],
                    "",
                    period_of(periods.get(source, {}), ""),
                    None,
                    None,
                    "reported",
                    "for",
                    None,
                    notes,
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

    def _tie(self, file: DatasetFile, record: Record, mapper: EvidenceMapper, staged: Set[str]) -> Tie | None:
        edge = self._schema.edges[record["type"]]
        id_ = ids.tie_id(edge.name, record["from"], record["to"], record.get("key"), record.get("via"))
        evidence: list[Evidence] = []
        for index, item in enumerate(as_list(record["evidence"])):
            path = (*record["_path"], "evidence", index)
            found = mapper.evidence(file, item, id_, edge.role, path)
            if found is None:
                return None
            evidence.append(found)
        needs_stage = edge.role not in ("structural", "restriction") and id_ not in staged
        if needs_stage and not any(e.stage and e.stance == "for" for e in evidence):
            message = Message("no evidence gives a stage ({stages})", stages=tuple(STAGES))
            self._layer.report(file, (*record["_path"], "evidence"), message, "no_stage")
            return None
        regions = record.get("regions")
        if regions is None:
            region = file.head.get("region")
            regions = {region: "site"} if region and edge.role != "structural" else {}
        details = {
            name: str(clean_value(record[name], field, self._schema))
            for name, field in self._schema.statements["tie"].fields.items()
            if field.kind in SCALAR_KINDS and name not in _IDENTITY and record.get(name) is not None
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
