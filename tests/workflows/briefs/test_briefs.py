"""Briefs on small statements: what they tell, a source for every sentence, and what hostile names do."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

import pytest

from graph.statements.records import Edition, Entity, Statements, Tie
from graph.workflows.briefs.briefs import WRITERS, all_briefs, brief_on
from graph.workflows.briefs.model import Brief, Cited, Note, Paragraph, Run
from graph.workflows.briefs.numbering import Numbering
from graph.workflows.workspace import Workspace
from schema.errors import UsageError
from tests.factories import OLD, RECENT, entity, number, statements, tie

AMU, HL = "region:RU-AMU", "province:CN-HL"
HOSTILE = '<script>alert("x")</script>{name}%s](javascript:alert)`|\u202e\x00' + "ы" * 10_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def work_of(base: Statements) -> Workspace:
    known = {e.id for e in base.entities.values()}
    more = [entity(id_) for id_ in (AMU, "region:RU-PRI", HL) if id_ not in known]
    editions = [
        Edition("edition:one", "2025-05", "source:report", {AMU: 4.0}),
        Edition("edition:two", "2026-06", "source:report", {AMU: 6.5}),
    ]
    more += [entity(e.id, date=e.date) for e in editions]
    everything = [*base.entities.values(), *more]
    found = Statements.of(everything, base.ties.values(), base.observations.values(), editions, base.layers)
    return Workspace(read_back=found)


def planned(date: str, base: Tie) -> Tie:
    return replace(base, details={"planned": date})


@pytest.fixture(scope="module")
def work() -> Workspace:
    plant = tie("HAS_PROJECT", AMU, "project:plant", provinces=["CN-HL"])
    ties = [
        plant,
        tie("INVESTOR_IN", "company:haier", "project:plant"),
        planned("2025-12", tie("HAS_PROJECT", AMU, "project:late", "building", "slow", period=OLD)),
        tie("HAS_PROJECT", AMU, "project:halt", "discussed", "stalled"),
        planned("2031", tie("HAS_PROJECT", AMU, "project:soon", "building")),
        tie("EXPORTS", AMU, "product:soy", period=RECENT),
    ]
    return work_of(statements(ties, [number(plant, "output", 1234.5, "thousand_tonne")]))


def test_a_brief_states_its_finding_and_tells_of_everything(work: Workspace) -> None:
    brief = brief_on(work, AMU, "en")
    assert brief.title == "Name region:RU-AMU and China: 2 deals work, 1 has stopped"
    told = "\n".join(p.text for p in brief.paragraphs)
    for words in (
        "The rating gave it 6.5 in 2026 after 4.",
        "Output: 1,234.5 thousand t (June 2025 – May 2026).",
        "Goods that go to China: name product:soy.",
        "Was due by December 2025: 5 months ago.",
        "1 announced deal has come to a stop: Name project:halt.",
        "Name province:CN-HL: 1 deal (operating).",
        "Chinese parties that are named: Name company:haier.",
        "Dates ahead: Name project:soon (2031).",
    ):
        assert words in told


def test_every_sentence_stands_with_its_source(work: Workspace) -> None:
    for lang in ("en", "ru", "zh"):
        brief = brief_on(work, AMU, lang)
        for section in brief.sections:
            for paragraph in section.paragraphs:
                assert paragraph.runs[-1].note, paragraph.text
        headings = [section.title for section in brief.sections]
        assert len(set(headings)) == len(headings)
        assert all(section.paragraphs for section in brief.sections)


def test_ids_stand_in_the_appendix_alone(work: Workspace) -> None:
    brief = brief_on(work, AMU, "en")
    told = "\n".join(p.text.replace("Name ", "").replace("name ", "") for p in brief.paragraphs)
    assert "deal:" not in told
    assert (f"Name {AMU}", AMU) in brief.appendix
    assert ("Name project:plant", "deal:project:plant") in brief.appendix


def test_a_place_without_facts_and_a_thing_have_briefs_too(work: Workspace) -> None:
    nothing = brief_on(work, "region:RU-PRI", "en")
    assert nothing.title == "Name region:RU-PRI and China: no ties are known"
    thing = brief_on(work, "company:haier", "en")
    assert thing.title == "Name company:haier: operating"
    assert brief_on(work, HL, "en").title == f"Name {HL} and Russia: 1 deal works"
    with pytest.raises(UsageError):
        brief_on(work, "product:soy", "en")


@pytest.mark.parametrize("format_", sorted(WRITERS))
def test_same_brief_same_bytes(work: Workspace, format_: str) -> None:
    brief = brief_on(work, AMU, "ru")
    assert WRITERS[format_](brief) == WRITERS[format_](brief_on(replace(work, _cache={}), AMU, "ru"))


def test_a_note_that_comes_again_keeps_its_number() -> None:
    notes, one, two = Numbering(), (Cited("a"),), (Cited("b"),)
    assert [notes.number(n) for n in (one, two, one, ())] == [1, 2, 1, 0]
    assert notes.all == [(1, one), (2, two)]


def test_markdown_has_a_footnote_for_every_sign(work: Workspace) -> None:
    text = WRITERS["md"](brief_on(work, AMU, "en")).decode()
    signs = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert signs == set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)) != set()


def part(document: bytes, name: str) -> Element:
    """Return a part of a document of ours."""
    return fromstring(zipfile.ZipFile(io.BytesIO(document)).read(f"word/{name}.xml"))  # noqa: S314


def test_a_document_has_real_notes_styles_and_told_pictures(work: Workspace) -> None:
    brief = brief_on(work, AMU, "zh")
    document = WRITERS["docx"](brief)
    body, notes, styles = (part(document, name) for name in ("document", "footnotes", "styles"))
    ids = [n.get(f"{W}id") for n in notes.iter(f"{W}footnote")]
    signs = [n.get(f"{W}id") for n in body.iter(f"{W}footnoteReference")]
    assert ids == ["-1", "0", *signs]
    assert signs == [str(n + 1) for n in range(len(signs))]
    used = {p.get(f"{W}val") for p in body.iter(f"{W}pStyle")}
    assert (
        {"Title", "Heading1", "ListBullet"}
        <= used
        <= {s.get(f"{W}styleId") for s in styles.iter(f"{W}style")}
    )
    assert all(p.get("descr") for p in body.iter() if p.tag.endswith("docPr"))
    figure = next(s for s in styles.iter(f"{W}style") if s.get(f"{W}styleId") == "Figure")
    assert [s.get(f"{W}lineRule") for s in figure.iter(f"{W}spacing")] == ["auto"]  # else it is cut
    assert {f.get(f"{W}eastAsia") for f in styles.iter(f"{W}rFonts")} >= {"Microsoft YaHei"}
    parts = zipfile.ZipFile(io.BytesIO(document))
    core = parts.read("docProps/core.xml").decode()
    assert "<dc:language>zh</dc:language>" in core
    assert brief.title in core
    assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_page_holds_all_that_it_needs(work: Workspace) -> None:
    page = WRITERS["html"](brief_on(work, AMU, "en")).decode()
    assert not re.search(r"""(src|href)=["'](?!#|https://|data:)""", page)
    assert "<script" not in page
    assert 'style="' not in page
    assert set(re.findall(r'href="#(note-\d+)"', page)) == set(re.findall(r'id="(note-\d+)"', page)) != set()


def hostile(id_: str) -> Entity:
    return replace(entity(id_), names=dict.fromkeys(("ru", "en", "zh"), HOSTILE))


def test_hostile_names_are_shown_and_do_nothing() -> None:
    ids = (AMU, HL, "project:plant", "company:haier", "source:report")
    base = statements(
        [
            tie("HAS_PROJECT", AMU, "project:plant", provinces=["CN-HL"]),
            tie("INVESTOR_IN", "company:haier", "project:plant"),
        ],
        entities=[hostile(id_) for id_ in ids],
    )
    brief = brief_on(work_of(base), AMU, "en")
    page = WRITERS["html"](brief).decode()
    assert "<script" not in page
    assert "\u202e" not in page
    assert "\x00" not in page
    document = WRITERS["docx"](brief)
    for name in ("document", "footnotes"):
        assert "\u202e" not in "".join(part(document, name).itertext())
    markdown = WRITERS["md"](brief).decode()
    assert "<script" not in markdown.replace("\\<", "")
    assert not re.search(r"(?<!\\)\]\(javascript", markdown)
    assert "\u202e" not in markdown
    assert all(len(p.text) < 2000 for p in brief.paragraphs)


def test_what_weighs_least_goes_first(work: Workspace) -> None:
    from graph.workflows.briefs.fitting import fitted

    brief = brief_on(work, AMU, "en")
    note: Note = (Cited("a place"),)
    long = tuple(Paragraph((Run("word " * 100, note=note),), weight=n % 9 + 1) for n in range(60))
    many = replace(brief, sections=(replace(brief.sections[0], paragraphs=long),), figures=())
    kept: Brief = fitted(many, {}, "x")
    weights = [p.weight for p in kept.sections[0].paragraphs]
    assert 0 < len(weights) < 60
    assert max(weights) <= min(p.weight for p in long if p not in kept.sections[0].paragraphs)


def test_all_briefs_come_with_an_index(work: Workspace) -> None:
    from graph.progress import NoProgress

    files = dict(all_briefs(work, "md", "ru", NoProgress()))
    assert set(files) == {"RU-AMU.md", "RU-PRI.md", "CN-HL.md", "README.md"}
    assert b"(RU-AMU.md)" in files["README.md"]
    pages = dict(all_briefs(work, "html", "en", NoProgress()))
    assert b'href="RU-AMU.html"' in pages["index.html"]
