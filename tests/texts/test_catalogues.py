"""The catalogues of texts: complete, with the fields of the originals, and the only place of languages."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from graph import texts
from graph.texts import COMPILED, catalogues, chosen_language, languages, translate, translations
from graph.texts.catalogues import (
    CATALOGUES,
    PACKAGES,
    CatalogueError,
    compile_all,
    compile_catalogue,
    extract,
    problems,
    read_catalogue,
)
from schema.errors import ArgunError, Problem, UsageError
from schema.messages import KEYWORDS, Message, counted
from tests.command_line import ROOT

ALL = pytest.mark.parametrize("path", sorted(CATALOGUES.glob("*.po")), ids=lambda path: path.stem)
#: Modules that hold letters of a language because they work on names or on a document in it.
LINGUISTIC = {
    "graph/door/dataset.py": "examples of names that are typed",
    "graph/export/ftm/values.py": "codes of languages in three letters",
    "graph/export/page/labels.py": "letters that are wide or narrow",
    **dict.fromkeys(
        (f"graph/names/{path.name}" for path in (ROOT / "graph" / "names").glob("*.py")),
        "names of all languages",
    ),
    "graph/pictures/fonts/measuring.py": "an example of a wide text",
    "graph/statements/short_names.py": "shorter words in names of places",
    "graph/workflows/atlas/page.py": "what languages call themselves",
    "graph/workflows/briefs/word_styles.py": "what Word calls the languages",
    "graph/workflows/importing.py": "the title of a layer, which is data",
    "graph/workflows/portraits/numbers.py": "billions, which Chinese counts by the hundred million",
    "graph/workflows/records/imported.py": "names of a layer, which are Russian first",
    "graph/workflows/records/terms.py": "the script of a word that was typed",
    "loaders/audit/checks/entities.py": "whether a name in China has its Chinese form",
    "loaders/audit/checks/identifiers.py": "whether a party has a Chinese name, and names that name nobody",
    "loaders/audit/checks/names.py": "names that nearly agree",
    "loaders/audit/checks/place_codes.py": "names that say only what a thing is",
    "graph/cli/review/changing.py": "names of a new thing, which are data",
    "graph/cli/review/keyboard.py": "what the keys are on a Russian keyboard",
    "loaders/encodings.py": "letters by which encodings are told apart",
    **dict.fromkeys(
        (
            path.relative_to(ROOT).as_posix()
            for folder in (
                "decoding.py",
                "marked/*.py",
                "pages/*.py",
                "telling/*.py",
                "web/*.py",
                "word/*.py",
            )
            for path in (ROOT / "loaders/documents").glob(folder)
        ),
        "words, letters and signs of the documents that are read",
    ),
    **dict.fromkeys(
        (path.relative_to(ROOT).as_posix() for path in (ROOT / "loaders/extraction").rglob("*.py")),
        "grammar of the languages that are read, and examples; their words stand in loaders/extraction/rules",
    ),
    **dict.fromkeys(
        (f"loaders/review/{path.name}" for path in (ROOT / "loaders/review").glob("*.py")),
        "names and notes that are proposed, which are data",
    ),
    **dict.fromkeys(
        (
            f"loaders/documents/rating/{path.name}"
            for path in (ROOT / "loaders/documents/rating").glob("*.py")
        ),
        "marks, heads and words of a document in Russian",
    ),
    **dict.fromkeys(
        (f"loaders/table_mapping/{path.name}" for path in (ROOT / "loaders" / "table_mapping").glob("*.py")),
        "columns, units and dates of tables in Russian, and the data made of them",
    ),
    "loaders/tables/reading.py": "an example of a letter that is folded",
    "schema/rdf_fields.py": "an example of a language",
}
_PLAIN_HEAD = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {forms}\\n"\n\n'
)


@pytest.fixture(scope="module")
def template() -> Catalog:
    return extract()


@ALL
def test_every_text_is_translated_with_the_fields_of_the_original(path: Path, template: Catalog) -> None:
    assert list(problems(path, template)) == []


@ALL
def test_what_the_program_reads_was_compiled_from_the_catalogue(path: Path, tmp_path: Path) -> None:
    compiled = compile_catalogue(path, tmp_path)
    shipped = COMPILED / compiled.relative_to(tmp_path)
    assert shipped.read_bytes() == compiled.read_bytes(), "python -m graph.texts.catalogues compile"


@ALL
def test_writing_a_catalogue_anew_changes_nothing(path: Path, template: Catalog, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    shutil.copy(path, copy)
    catalogues.update(copy, template)
    assert copy.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("package", PACKAGES)
def test_no_text_stands_within_an_f_string(package: str) -> None:
    """Babel sees it there from Python 3.12 on only, so it would be left out of the catalogues."""
    for path in (ROOT / package).rglob("*.py"):
        for string in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            calls = [node for node in ast.walk(string) if isinstance(node, ast.Call)]
            names = {ast.unparse(call.func) for call in calls if isinstance(string, ast.JoinedStr)}
            assert not names & set(KEYWORDS), f"{path}:{string.lineno}"  # type: ignore[attr-defined]


def _catalogue(folder: Path, pairs: str, forms: str = "nplurals=2; plural=(n != 1);") -> Path:
    path = folder / "qps.po"
    path.write_text(_PLAIN_HEAD.format(forms=forms) + pairs, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("translation", "said"),
    [
        ("there is none", "qps.po line 6:.*lacks field {name}"),
        ("no {name} in {place}", "qps.po line 6:.*unknown field {place}"),
        ("no {name:.2f}", r"\{name\}"),
        ("no {name", "qps.po line 6:.*broken field"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(tmp_path: Path, translation: str, said: str) -> None:
    path = _catalogue(tmp_path, f'msgid "there is no {{name}}"\nmsgstr "{translation}"\n')
    with pytest.raises(CatalogueError, match=said):
        compile_catalogue(path, tmp_path)


def test_a_file_that_is_no_catalogue_is_named_with_the_line(tmp_path: Path) -> None:
    path = _catalogue(tmp_path, 'msgid "a"\nmsgstr broken\n')
    with pytest.raises(CatalogueError, match=r"qps\.po line 7"):
        compile_catalogue(path, tmp_path)


def test_a_name_with_a_territory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pt_BR.po").touch()
    with pytest.raises(CatalogueError, match=r"pt_BR\.po: call it after the language alone"):
        read_catalogue(tmp_path / "pt_BR.po")


def test_a_language_whose_catalogue_is_gone_is_spoken_no_more(tmp_path: Path) -> None:
    gone = tmp_path / "xx" / "LC_MESSAGES" / "argun.mo"
    gone.parent.mkdir(parents=True)
    gone.touch()
    made = compile_all(tmp_path)
    assert not gone.exists()
    assert all(path.exists() for path in made)


def test_a_plural_form_may_leave_out_the_count_but_nothing_else(tmp_path: Path) -> None:
    text = 'msgid "{count} tie in {place}"\nmsgid_plural "{count} ties in {place}"\n'
    fine = _catalogue(tmp_path, text + 'msgstr[0] "one in {place}"\nmsgstr[1] "{count} in {place}"\n')
    assert list(problems(fine)) == []
    wrong = _catalogue(tmp_path, text + 'msgstr[0] "one"\nmsgstr[1] "{count} in {place}"\n')
    assert len(list(problems(wrong))) == 1


def test_an_untranslated_and_a_forgotten_text_are_found(tmp_path: Path) -> None:
    template = Catalog()
    template.add("new", None)
    template.add("empty", None)
    path = _catalogue(tmp_path, 'msgid "empty"\nmsgstr ""\n\nmsgid "gone"\nmsgstr "x"\n')
    told = "\n".join(problems(path, template))
    assert re.search(r'"new" is missing', told)
    assert re.search(r'nothing says "gone" any more', told)
    assert re.search(r'"empty" is not translated', told)


def test_texts_of_queries_and_rules_are_extracted(template: Catalog) -> None:
    places = {place for message in template for place, _ in message.locations}
    assert "loaders/audit/checks/ties.py" in places
    assert any(place.startswith("queries/cypher/read/") for place in places)


def test_no_module_of_the_program_names_a_language() -> None:
    """Languages stand in the catalogues and in data: a new one needs no change of code."""
    letters = re.compile(r"[\u0400-\u04ff\u3400-\u9fff]")
    codes = re.compile(r"[\"'](?:ru|zh)[\"']")
    found = {}
    for package in ("graph", "loaders", "queries", "schema"):
        for path in (ROOT / package).rglob("*.py"):
            lines = path.read_text(encoding="utf-8").splitlines()
            named = [line for line in lines if letters.search(line) or codes.search(line)]
            if named:
                found[path.relative_to(ROOT).as_posix()] = named
    assert found.keys() - LINGUISTIC.keys() == set()


def test_messages_inside_messages_are_rendered_with_them() -> None:
    inner = counted("{count} tie", "{count} ties", 2)
    assert str(Message("{what} of {places}", what=inner, places=["a", "b"])) == "2 ties of a, b"
    assert Message("a {b}", b=1) == Message("a {b}", b=1)
    assert str(Message("braces {as} they stand")) == "braces {as} they stand"


def test_a_text_that_is_empty_stays_empty() -> None:
    assert [translate("", lang) for lang in languages()] == [""] * len(languages())


def test_a_language_that_was_not_compiled_says_how_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "qps.po").touch()
    monkeypatch.setattr(texts, "SOURCES", tmp_path)
    for ask in (lambda: translations("qps"), lambda: chosen_language("qps", {})):
        with pytest.raises(ArgunError, match=r'"qps" is not compiled: run python'):
            ask()
    with pytest.raises(UsageError, match="unknown"):
        chosen_language("qpt", {})


def test_a_place_and_a_list_are_put_together_as_the_language_does() -> None:
    known = Message('the stage "{stage}" is unknown', stage="built")
    problem = Problem("ties/a.yaml", 3, "ties[0]", known)
    assert str(problem) == 'ties/a.yaml line 3: ties[0]: the stage "built" is unknown'
    assert "：ties[0]：" in problem.render(translations("zh"))
    assert Problem("a.yaml", 0, "", known).render() == 'a.yaml: the stage "built" is unknown'
