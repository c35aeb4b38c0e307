"""Layers of dataset directories become one set of statements, or every problem in them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

from graph.releases import Release
from graph.statements import Statements
from graph.statements.merging import merge_ties
from graph.statements.records import Edition, Observation, Tie
from graph.statements.sectors import with_sectors
from loaders.dataset_files import RawDataset, read_files
from loaders.definitions import KnownEntities
from loaders.evidence_mapping import ALWAYS
from loaders.manifest import read_manifest, release_of
from loaders.mapping import Mapper
from loaders.references import check_references
from schema.errors import DatasetError, Problem
from schema.messages import Message, counted
from schema.model import Schema
from schema.reader import read_schema


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read, what is wrong with the rest, and the raw records with their places."""

    statements: Statements
    problems: tuple[Problem, ...]
    layers: tuple[RawDataset, ...] = ()
    #: Entities in place of faulty ones (see :class:`loaders.definitions.KnownEntities`).
    stand_ins: frozenset[str] = frozenset()

    @property
    def releases(self) -> tuple[Release, ...]:
        """The releases of the layers, from the lowest to the highest."""
        return tuple(release_of(layer.manifest) for layer in self.layers)


def shipped_dataset() -> Path:
    """Return the directory of the dataset that comes with Argun."""
    return Path(str(resources.files("loaders") / "dataset"))


def read_releases(directories: Sequence[Path], *, shipped: bool = True) -> tuple[Release, ...]:
    """Return the releases of layers from their manifests alone, the shipped dataset first.

    Raises
    ------
    DatasetError
        A directory is no dataset, or its manifest is wrong.
    """
    layers = [shipped_dataset(), *directories] if shipped else directories
    return tuple(release_of(read_manifest(layer)[0]) for layer in layers)


def read_statements(directories: Sequence[Path], *, shipped: bool = True) -> Statements:
    """Return the statements of :func:`read_sound`."""
    return read_sound(directories, shipped=shipped).statements


def read_sound(directories: Sequence[Path], *, shipped: bool = True, any_ends: bool = False) -> Reading:
    """Read the shipped dataset with the given directories laid over it, from the lowest to the highest.

    With ``any_ends`` ties may join types that the schema doesn't let them join, as in an older version.

    Raises
    ------
    DatasetError
        With every problem of every file; nothing is used then.
    """
    layers = [shipped_dataset(), *directories] if shipped else directories
    reading = read_layers(layers, any_ends=any_ends)
    if reading.problems:
        message = counted(
            "the dataset has {count} problem; correct the files and run argun check",
            "the dataset has {count} problems; correct the files and run argun check",
            len(reading.problems),
        )
        raise DatasetError(message, reading.problems)
    return reading


def read_layers(directories: Sequence[Path], *, any_ends: bool = False) -> Reading:
    """Read layers without raising for problems inside their files (an unusable directory still raises)."""
    schema = read_schema()
    layers = [read_files(directory, schema) for directory in directories]
    _check_layer_names(layers)
    for layer, label in zip(layers, _labels(directories), strict=True):
        layer.label = label
    known = _read_entities(layers, schema, any_ends=any_ends)
    types = {entity_id: entity.type for entity_id, entity in known.entities.items()}
    ties: list[Tie] = []
    observations: dict[str, Observation] = {}
    editions: dict[str, Edition] = {}
    mappers = [Mapper(layer, schema, types) for layer in layers]
    periods = {id_: {"default": ALWAYS} for id_ in known.stand_ins}
    periods |= {key: value for mapper in mappers for key, value in mapper.source_periods().items()}
    confidences = {key: value for mapper in mappers for key, value in mapper.source_confidences().items()}
    for mapper in mappers:
        staged = {tie.id for tie in ties if any(e.stage and e.stance == "for" for e in tie.evidence)}
        found_ties, found_observations = mapper.ties(periods, confidences, staged)
        ties += found_ties
        # Of two readings of one number the same one holds in any order: the greater in writing.
        observations |= {o.id: o for o in sorted(found_observations, key=repr)}
        editions |= {e.id: e for e in mapper.editions()}
    names = tuple(layer.name for layer in layers)
    joined = with_sectors(merge_ties(ties, names), known.entities)
    statements = Statements.of(
        known.entities.values(), joined, observations.values(), editions.values(), names
    )
    problems = [replace(p, file=layer.shown(p.file)) for layer in layers for p in layer.problems]
    return Reading(statements, tuple(sorted(set(problems))), tuple(layers), frozenset(known.stand_ins))


def _labels(directories: Sequence[Path]) -> list[str]:
    """Return what tells the files of each directory from those of the others: the ends of their paths.

    Examples
    --------
    >>> _labels([Path("/a/dataset"), Path("/b/dataset")])
    ['a/dataset/', 'b/dataset/']
    >>> _labels([Path("/a/dataset")])
    ['']
    """
    if len(directories) == 1:
        return [""]
    parts = [directory.resolve().parts for directory in directories]
    length = 1
    while len({path[-length:] for path in parts}) < len(parts):
        length += 1
    return [f"{Path(*path[-length:]).as_posix()}/" for path in parts]


def _check_layer_names(layers: Sequence[RawDataset]) -> None:
    seen: dict[str, Path] = {}
    for layer in layers:
        if layer.name in seen:
            raise DatasetError(
                '{one} and {other} are both named "{name}"; '
                "give each layer a name of its own in its dataset.yaml, and name no directory twice.",
                one=layer.path,
                other=seen[layer.name],
                name=layer.name,
            )
        seen[layer.name] = layer.path


def _read_entities(layers: Sequence[RawDataset], schema: Schema, *, any_ends: bool) -> KnownEntities:
    known = KnownEntities((layer.definitions for layer in layers), schema)
    found = known.entities
    places: dict[str, str] = {}
    for layer in layers:
        for file, record, entity in Mapper(layer, schema, {}).entities():
            if entity.id in found:
                message = Message(
                    '"{id}" is already defined in {place}; '
                    "use that entity, or give this one an id of its own",
                    id=entity.id,
                    place=places[entity.id],
                )
                layer.report(file, (*record["_path"], "id"), message, "duplicate")
                layer.definitions.note_repeated()
                continue
            found[entity.id] = entity
            places[entity.id] = file.name
    for layer in layers:
        check_references(layer, known, schema, any_ends=any_ends)
    return known
