"""Service lines: each place that one leads to, by the towns that the sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extraction.cues import Cue
from loaders.extraction.drafting.context import Context, draft
from loaders.extraction.drafts import Draft, End
from loaders.extraction.joining import Query
from loaders.extraction.keys import text_keys
from loaders.extraction.kinds import Kind
from loaders.extraction.scene import Scene, is_unnamed
from loaders.extraction.sides import CN, OTHER, RU
from loaders.extraction.things import LINES, Thing

#: A trip by a ship or a train is called as one by air is: what else tells the mode goes first.
_MODES = ("rail", "sea", "road", "air")
#: A line that something goes by is the way of what is told: by the northern sea route.
_BY_WAY_OF = re.compile(r"\b(?:по|через|via|along|through|经|经由)\s*$", re.IGNORECASE)


def routes(scene: Scene, context: Context) -> Iterator[Draft]:
    """Yield that a line serves each place: a known one by its name, its ends or its words, else a new one."""
    lines = scene.of(("Corridor",))
    named = [m for m in lines if not _BY_WAY_OF.search(scene.text[scene.start : m.start])]
    ways = [m for m in lines if m not in named]
    told = next(
        (k for k in scene.kinds_of("SERVES") if not any(m.start <= k.start < m.end for m in ways)), None
    )
    if told is None and not named:
        return
    at = told.start if told else named[0].start
    why = told.why if told else scene.why(Cue("", named[0].start, named[0].end))
    known = [*map(End.of, named), *_known(scene, context, at)]
    for line in known:
        for tie in context.known.of_thing.get(line.id, ()):
            here = context.region is None or context.region.id in tie.regions
            if here and tie.type in ("SERVES", "OPERATES"):
                ends = [
                    context.known.end(i, scene.language, line.score) for i in (tie.source_id, tie.target_id)
                ]
                where = _where(scene, context, line, at)
                yield draft(scene, tie.type, (ends[0], ends[1]), why, 0.65, where, _thing(line, where))
    if told and not known:
        yield from _fresh(scene, context, told)
    for line in map(End.of, named):
        for end, where in _ends(scene, context, at):
            yield draft(scene, "SERVES", (line, end), why, 0.65, where, _thing(line, where))


def _ends(scene: Scene, context: Context, at: int) -> list[tuple[End, int]]:
    """Return what a line leads to: a town or the region here, the places or the country there."""
    far = [(End.of(m), m.start) for m in scene.of(("City", "Province"), CN)]
    far += [(End.of(m), m.start) for m in scene.led_to(("Country",), OTHER)]
    if not scene.of(("City", "Province"), CN) and (scene.cue("china") or scene.passage.region):
        far.append((context.china, at))
    near = [End.of(m) for m in scene.of(("City",), RU)] or ([context.region] if context.region else [])
    return [*((end, at) for end in near[:1]), *far]


def _where(scene: Scene, context: Context, line: End, at: int) -> int:
    """Return where the Chinese end of a known line is named, else the place of its words."""
    ends = context.known.ends_of(line.id)
    return next((m.start for m in scene.of(("City", "Province"), CN) if m.id in ends), at)


def _thing(line: End, at: int) -> Thing:
    return Thing(line, at, at)


def _fresh(scene: Scene, context: Context, told: Kind) -> Iterator[Draft]:
    at, mode = told.start, next((mode for mode in _MODES if scene.cue(mode)), None)
    if mode is None and not scene.cue("line"):
        return
    if any(t.kind in LINES and t.start <= at < t.stop for t in context.things):  # it is built: a thing
        return
    far = [(End.of(m), m.start) for m in scene.of(("City", "Province"), CN)]
    if not far and scene.cue("china"):
        far = [(context.china, at)]
    near = [End.of(m) for m in scene.of(("City",), RU)] or ([context.region] if context.region else [])
    for place, where in far:
        for start in near[:1]:
            line = _line(start, place, mode or "multimodal")
            for mention in scene.of(("Company",), at=at):  # who tells of its line runs it
                if not is_unnamed(mention):
                    ends = (End.of(mention), line)
                    yield draft(scene, "OPERATES", ends, told.why, 0.6, where, _thing(line, where))
            through = [End.of(m) for m in scene.led_to(("Country",), OTHER)]
            for end in (start, place, *through):
                yield draft(scene, "SERVES", (line, end), told.why, 0.7, where, _thing(line, where))


def _known(scene: Scene, context: Context, at: int) -> Iterator[End]:
    """Yield the known routes of the region between the places and of the mode that the sentence tells."""
    known, region = context.known, context.region
    mode = next((mode for mode in _MODES if scene.cue(mode)), None)
    far = {m.id for m in scene.of(("City", "Province"), CN)}
    start, end = scene.start, scene.end
    keys = text_keys(scene.text[start:end])
    for match in known.things(region.id if region else None, Query(keys, keys), ("Corridor",)):
        entity = known.entities[match.id]
        ends = known.ends_of(match.id)
        told = entity.properties.get("mode")
        if mode and told not in (mode, "multimodal", None):
            continue
        if far and not far & ends and any(known.is_chinese(e) and e != context.china.id for e in ends):
            continue
        yield End(match.id, "Corridor", entity.name(scene.language), min(0.9, match.score))


def _line(start: End, place: End, mode: str) -> End:
    slug = "-".join(end.id.partition(":")[2].casefold() for end in (start, place))
    return End(f"corridor:{slug}-{mode}", "Corridor", f"{start.name} – {place.name}", 0.7, new=True)
