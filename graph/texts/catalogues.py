"""Keeps the catalogues: ``python -m graph.texts.catalogues update``, ``check`` and ``compile`` (needs Babel).

``update`` brings new texts of the code into every ``po`` file and drops those that are gone; ``check`` says
what is missing or wrong; ``compile`` makes what the program reads, as the build of the package does.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import re
import string
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

from graph.texts import COMPILED, DOMAIN, SOURCES
from schema.messages import KEYWORDS

ROOT = Path(__file__).parents[2]
CATALOGUES = SOURCES
PACKAGES = ("graph", "loaders", "queries", "schema")
#: What is extracted from which files; a YAML file names the keys whose values are texts.
_METHODS = [
    ("**.py", "python"),
    ("**.cypher", "graph.texts.catalogues:extract_cypher"),
    ("**.yaml", "graph.texts.catalogues:extract_yaml"),
]
#: The keys of a YAML file whose values are texts; its other values, and other files, are data.
_YAML_TEXTS = {
    "graph/analysis/score/method.yaml": ("why",),
}
#: A line of a catalogue: a comment, or a text in quotes, mostly after its keyword.
_LINE = re.compile(r'\s*|#.*|((msgid(_plural)?|msgctxt|msgstr(\[\d\])?) )?".*"')
_LANGUAGE = re.compile(r"[a-z]{2,3}")
#: So many untranslated texts are named; of a new language all are.
_MOST_NAMED = 20
_HEAD = "//"
_UPDATE = "python -m graph.texts.catalogues update"
_WIDTH = 110
#: Babel would write the time of compiling.
_NO_DATE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


class CatalogueError(Exception):
    """A catalogue that cannot be used; says the file, the line and what to mend."""


def extract() -> Catalog:
    """Return every text of the program with the files that say it.

    Raises
    ------
    CatalogueError
        A text that holds values: its fields must stand in it by name.
    """
    skipped = io.StringIO()
    with contextlib.redirect_stderr(skipped):  # where Babel says what it cannot extract
        catalogue = _extracted()
    if skipped.getvalue():
        raise CatalogueError(skipped.getvalue().rstrip())
    return catalogue


def _extracted() -> Catalog:
    catalogue = Catalog(project="Argun", copyright_holder="", charset="utf-8")
    for package in PACKAGES:
        options = {f"**{path.removeprefix(package)}": {"keys": " ".join(keys)}
                   for path, keys in _YAML_TEXTS.items() if path.startswith(f"{package}/")}  # fmt: skip
        found = extract_from_dir(ROOT / package, _METHODS, options, KEYWORDS)
        for file, _, text, _, context in found:
            catalogue.add(text, None, [(f"{package}/{file}", None)], context=context)  # type: ignore[list-item]
    return catalogue


def extract_cypher(
    file: IO[bytes], keywords: object, comment_tags: object, options: object
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield the texts in the head of a query: its summary and what its parameters and columns are."""
    for number, line in enumerate(file.read().decode("utf-8").splitlines(), 1):
        if not line.startswith(_HEAD):
            return
        key, _, value = line.removeprefix(_HEAD).partition(":")
        if key.strip() == "summary":
            yield number, "", value.strip(), []
        elif " — " in value:
            yield number, "", value.partition(" — ")[2].strip(), []


def extract_yaml(
    file: IO[bytes], keywords: object, comment_tags: object, options: dict[str, Any]
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield the values of the keys that the options name."""
    keys = options.get("keys", "").split()
    if not keys:
        return
    nodes = [yaml.compose(file.read().decode("utf-8"))]
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.SequenceNode):
            nodes += node.value
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                nodes.append(value)
                if key.value in keys and isinstance(value, yaml.ScalarNode):
                    yield value.start_mark.line + 1, "", value.value, []


def read_catalogue(path: Path) -> Catalog:
    """Read a catalogue; raises CatalogueError with the line at which it cannot be read."""
    if not _LANGUAGE.fullmatch(path.stem):
        raise CatalogueError(f"{path.name}: call it after the language alone, as in de.po")
    try:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not _LINE.fullmatch(line):  # Babel would read it as something else
                raise CatalogueError(f"{path.name} line {number}: expected a keyword and a text in quotes")
        with path.open("rb") as file:
            return read_po(file, locale=path.stem, domain=DOMAIN, abort_invalid=True)
    except PoFileError as error:
        raise CatalogueError(f"{path.name} line {error.lineno + 1}: {error}") from None
    except UnicodeDecodeError:
        raise CatalogueError(f"{path.name}: save the file as UTF-8") from None


def update(path: Path, template: Catalog) -> None:
    """Bring a catalogue to the texts of the code; texts that are gone are dropped, new ones are empty."""
    catalogue = read_catalogue(path) if path.exists() else Catalog(locale=path.stem)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    write_catalogue(catalogue, path)


def write_catalogue(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue, the same bytes for the same texts."""
    kept = Catalog(locale=path.stem)
    for message in sorted((m for m in catalogue if m.id), key=lambda m: _forms(m.id)):
        files = sorted({file for file, _ in message.locations})
        kept.add(message.id, message.string, [(file, None) for file in files])  # type: ignore[misc] # none is wanted
    text = io.BytesIO()
    write_po(text, kept, width=_WIDTH, include_lineno=False, omit_header=True)
    # Babel's own header holds the time of writing.
    head = _HEADER.format(language=path.stem, plurals=kept.plural_forms)
    path.write_bytes(head.encode() + text.getvalue())


def problems(path: Path, template: Catalog | None = None) -> Iterator[str]:
    """Yield what is wrong with a catalogue: fields that differ, and with a template texts without words."""
    catalogue = read_catalogue(path)
    for message in catalogue:
        if message.id and any(_forms(message.string)):
            yield from (f"{path.name} line {message.lineno}: {text}" for text in _wrong_fields(message))
    if template is not None:
        wanted, known = ({_forms(m.id): m for m in c if m.id} for c in (template, catalogue))
        for forms in sorted(wanted.keys() - known.keys()):
            yield f'{path.name}: "{forms[0]}" is missing; run {_UPDATE}'
        for forms in sorted(known.keys() - wanted.keys()):
            yield f'{path.name}: nothing says "{forms[0]}" any more; run {_UPDATE}'
        bare = [m for forms, m in sorted(known.items()) if forms in wanted and not _is_translated(m)]
        for message in bare[:_MOST_NAMED]:
            yield f'{path.name} line {message.lineno}: "{_forms(message.id)[0]}" is not translated'
        if len(bare) > _MOST_NAMED:
            yield f"{path.name}: {len(bare) - _MOST_NAMED} more are not translated"


def _is_translated(message: Message) -> bool:
    return not message.fuzzy and all(_forms(message.string))


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def _wrong_fields(message: Message) -> Iterator[str]:
    """Yield what is wrong with the fields of a translation; a plural form may leave out the count."""
    originals = _forms(message.id)
    wanted = _fields(originals[-1])
    for text in _forms(message.string):
        try:
            found = _fields(text)
        except ValueError as error:
            yield f'"{text}" has a broken field ({error}); double the braces that are none'
            continue
        free = Counter({("count", ""): 1}) if len(originals) > 1 else Counter()
        missing, foreign = wanted - found - free, found - wanted
        for (name, form), _ in sorted((missing + foreign).items()):
            what = "lacks" if (name, form) in missing else "has the unknown"
            shown = f"{{{name}:{form}}}" if form else f"{{{name}}}"
            yield f'"{text}" {what} field {shown}; the fields of "{originals[0]}" must all stand in it'


def _fields(text: str) -> Counter[tuple[str, str]]:
    return Counter(
        (name, form or "") for _, name, form, _ in string.Formatter().parse(text) if name is not None
    )


def compile_catalogue(path: Path, folder: Path = COMPILED) -> Path:
    """Compile a catalogue for the program; raises CatalogueError with all that is wrong with its fields."""
    wrong = list(problems(path))
    if wrong:
        raise CatalogueError("\n".join(wrong))
    target = folder / path.stem / "LC_MESSAGES" / f"{DOMAIN}.mo"
    target.parent.mkdir(parents=True, exist_ok=True)
    catalogue = read_catalogue(path)
    catalogue.creation_date = catalogue.revision_date = _NO_DATE
    with target.open("wb") as file:
        write_mo(file, catalogue)
    return target


def compile_all(folder: Path = COMPILED) -> list[Path]:
    """Compile every catalogue; a language whose catalogue is gone is spoken no more."""
    for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"):
        if not (CATALOGUES / f"{path.parent.parent.name}.po").exists():
            path.unlink()
    return [compile_catalogue(path, folder) for path in sorted(CATALOGUES.glob("*.po"))]


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument says; return 1 when something is wrong."""
    paths: Iterable[Path] = sorted(CATALOGUES.glob("*.po"))
    try:
        if arguments == ["update"]:
            template = extract()
            for path in paths:
                update(path, template)
        elif arguments == ["check"]:
            template = extract()
            found = [problem for path in paths for problem in problems(path, template)]
            sys.stderr.write("".join(f"{problem}\n" for problem in found))
            return 1 if found else 0
        elif arguments != ["compile"]:
            sys.stderr.write(f"{__doc__}\n")
            return 2
        compile_all()
    except CatalogueError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
