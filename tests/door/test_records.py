"""The door gives what the commands write."""

from __future__ import annotations

import inspect
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graph
from graph import Dataset, Rows, open_dataset
from graph.door.columns import RECORDS
from graph.tables import to_json
from schema.errors import ArgunError, DatasetError, UsageError
from tests.command_line import LAYER_TIES, argun, records, run, write_layer

#: A command with its options, and what the door is asked for the same.
SAME: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "regions": (("regions",), {}),
    "provinces": (("provinces",), {}),
    "entities": (("entities", "--type", "University"), {"type": "University"}),
    "ties": (("ties", "--region", "RU-AMU", "--stage", "agreed"), {"region": "Амурская", "stage": "agreed"}),
    "deals": (("deals", "--province", "CN-HL", "--kind", "built"), {"province": "CN-HL", "kind": "built"}),
    "observations": (("observations",), {}),
    "scores": (("score", "--of", "provinces"), {"of": "provinces"}),
    "clusters": (("clusters",), {}),
    "promises": (
        ("promises", "--region", "RU-PRI", "--unfinished"),
        {"region": "RU-PRI", "unfinished": True},
    ),
    "promise_rates": (("promises", "--by", "region"), {}),
    "queries": (("query",), {}),
    "network": (("network", "--of", "companies"), {"of": "companies"}),
    "dyads": (("dyads", "RU-AMU"), {"region": "RU-AMU"}),
    "competitors": (("competitors", "RU-TUL"), {"region": "RU-TUL"}),
    "niches": (("niches", "RU-AMU", "--least-deals", "1"), {"region": "RU-AMU"}),
    "brokers": (("brokers",), {}),
}


def as_json(found: object) -> Any:
    return json.loads(to_json(found))


@pytest.mark.parametrize("what", RECORDS)
def test_records_are_those_of_the_command(what: str, dataset: Dataset) -> None:
    command, filters = SAME[what]
    found = dataset.records(what, **filters)
    assert found
    assert as_json(found) == records(*command)


def test_an_explanation_is_that_of_the_command(dataset: Dataset) -> None:
    assert as_json([dataset.explain("Amur")]) == records("explain", "RU-AMU")
    shown = argun("explain", "RU-AMU", "--top", "2", "--format", "table").text
    assert dataset.explain_text("region:RU-AMU", top=2) + "\n" == shown


def test_a_layer_a_day_and_a_language_mean_what_they_mean_to_the_command(tmp_path: Path) -> None:
    layer = str(write_layer(tmp_path / "layer", LAYER_TIES))
    options = ("--dataset", layer, "--as-of", "2026-05", "--lang", "ru", "--format", "json")
    with open_dataset(layer, as_of="2026-05", lang="ru") as opened:
        assert as_json(opened.scores()) == run("score", *options).json


def test_layers_of_the_environment_are_taken_where_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGUN_DATASET", str(write_layer(tmp_path, LAYER_TIES)))
    assert "layers=('argun', 'overlay')" in repr(open_dataset())


def test_a_layer_with_errors_of_meaning_is_used_and_said_to_have_them(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_layer(tmp_path, LAYER_TIES.replace("The plant runs", "Завод работает"))
    open_dataset(tmp_path)
    assert "1 error in your data" in caplog.text
    assert f"argun check --dataset {tmp_path}" in caplog.text


def test_a_day_after_all_data_is_said_to_be_so(caplog: pytest.LogCaptureFixture) -> None:
    open_dataset(as_of="2031")
    assert "2031-12-31 is after all data" in caplog.text


def test_what_a_name_is_taken_for_is_said_once(caplog: pytest.LogCaptureFixture) -> None:
    opened = open_dataset(lang="ru")
    for _ in range(2):
        opened.ties(region="Амурской")
    opened.ties(region="RU-AMU")
    assert [record.name for record in caplog.records] == ["argun"]
    assert "Амурская область (RU-AMU)" in caplog.text


def test_a_layer_that_cannot_be_read_is_refused_at_once(tmp_path: Path) -> None:
    write_layer(tmp_path, "- {type: NO_SUCH_TIE}\n")
    with pytest.raises(DatasetError, match=r"NO_SUCH_TIE"):
        open_dataset(str(tmp_path))


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda d: d.frame("ties", regio="RU-AMU"), r'"ties" has no filter "regio" \(did you mean region'),
        (lambda d: d.frame("brokers", region="RU-AMU"), r'"brokers" has no filters, and "region" was given'),
        (lambda d: d.records("score"), r'there are no records "score" \(did you mean scores'),
        (lambda d: d.frame("graph"), r'there are no records "graph"'),
        (lambda d: d.scores(of="cities"), r'of "cities" is unknown \(regions, provinces\)'),
        (lambda d: d.promise_rates("month"), r'by "month" is unknown'),
        (lambda d: d.ties(region="Atlantis"), r"Atlantis"),
        (lambda d: d.query_book("partners_of_region", province="CN-HL"), r"province"),
        (lambda d: d.query_book("meta"), r"is for Argun itself"),
    ],
)
def test_what_is_unknown_is_named(call: Any, said: str, dataset: Dataset) -> None:
    with pytest.raises(UsageError, match=said):
        call(dataset)


@pytest.mark.parametrize(
    ("what", "name"),
    [
        (what, name)
        for what in RECORDS
        for name, filter_ in inspect.signature(getattr(Dataset, what)).parameters.items()
        if filter_.default is None or isinstance(filter_.default, str)
    ],
)
def test_a_filter_that_means_nothing_is_refused_with_what_was_given(
    what: str, name: str, dataset: Dataset
) -> None:
    with pytest.raises(UsageError, match="nonesuch"):
        dataset.records(what, **{name: "nonesuch"})


def test_errors_name_no_option_of_the_command_line(dataset: Dataset) -> None:
    calls: list[Callable[[], object]] = [
        lambda: open_dataset("/nonesuch"),
        lambda: open_dataset(as_of="1900"),
        lambda: dataset.explain("zzz"),
        lambda: dataset.entities("zzz"),
    ]
    for call in calls:
        with pytest.raises(ArgunError) as caught:
            call()
        assert not re.search("--|argun ", str(caught.value))


@pytest.mark.parametrize("given", [{"lang": "xx"}, {"as_of": "May"}])
def test_options_are_checked_when_a_dataset_is_opened(given: dict[str, str]) -> None:
    with pytest.raises(ValueError if "as_of" in given else UsageError, match=next(iter(given.values()))):
        open_dataset(**given)


def test_a_frame_has_a_row_for_each_record_and_a_column_for_each_key(dataset: Dataset) -> None:
    pytest.importorskip("pandas")
    frame = dataset.frame("scores")
    scores = dataset.scores()
    assert list(frame["id"]) == [score["id"] for score in scores]
    assert list(frame.columns) == list(scores.columns) == list(scores[0])
    assert frame["published_mark"].isna().sum() == sum(score["published_mark"] is None for score in scores)
    assert frame.dtypes["mark"].kind == "i"


def test_records_of_different_keys_make_one_frame() -> None:
    pytest.importorskip("pandas")
    frame = Rows([{"id": 1}, {"id": 2, "iso": "RU-X"}]).frame()
    assert list(frame.columns) == ["id", "iso"]
    assert frame["iso"].isna().tolist() == [True, False]


def test_the_first_records_are_rows_with_the_same_columns(dataset: Dataset) -> None:
    pytest.importorskip("pandas")
    best = dataset.scores()[:10]
    assert best.frame()["id"].tolist() == [score["id"] for score in dataset.scores()][:10]
    assert best[10:].columns == dataset.scores().columns


def test_what_is_missing_is_so_in_a_frame_whatever_its_kind() -> None:
    pytest.importorskip("pandas")
    frame = Rows(
        [{"text": "a", "number": 1, "list": [1]}, {"text": None, "number": None, "list": None}]
    ).frame()
    assert frame.isna().to_numpy().tolist() == [[False] * 3, [True] * 3]


def test_an_empty_answer_still_has_its_columns() -> None:
    pytest.importorskip("pandas")
    assert list(Rows([], ("a", "b")).frame().columns) == ["a", "b"]


def test_a_frame_without_pandas_says_what_to_install(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match=r'pip install "argun\[pandas\]".*d\.records\("scores"\)'):
        dataset.frame("scores")
    assert len(dataset.records("scores")) == len(dataset.regions())


def test_the_graph_is_a_copy(dataset: Dataset) -> None:
    first = dataset.graph()
    first.clear()
    again = dataset.graph()
    assert {"Region", "Province", "Deal", "Evidence"} <= set(dict(again.nodes(data="label")).values())


def test_the_package_alone_imports_nothing_heavy() -> None:
    code = (
        "import graph, sys; print('graph.door' in sys.modules, graph.__all__, callable(graph.open_dataset))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(graph.__path__[0]).parent,
    )
    assert done.stdout.split() == ["False", *str(graph.__all__).split(), "True"]


def test_the_package_has_no_other_names() -> None:
    with pytest.raises(AttributeError, match=r"'graph' has no attribute 'open_door'"):
        _ = graph.open_door  # type: ignore[attr-defined]
