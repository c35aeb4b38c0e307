"""The shell of a page: what it lets run, where its links lead, and that names are nothing but names."""

from __future__ import annotations

import base64
import hashlib
import re

from markupsafe import Markup

from graph.workflows.atlas.markup import join, tag
from graph.workflows.atlas.page import Page, Shell, relative

SHELL = Shell("ru", ("en", "ru", "zh"), (("index.html", "Начало"), ("map.html", "Карта")), "По данным")
HOSTILE = '<img src=x onerror=alert(1)>"'


def test_whatever_is_no_markup_is_escaped() -> None:
    told = tag("p", HOSTILE, tag("b", 1), [None, "a & b"], title=HOSTILE)
    assert "<img" not in told
    assert told.endswith("<b>1</b>a &amp; b</p>")
    assert join(HOSTILE, by="<br>").count("<") == 0


def test_only_the_scripts_and_styles_of_the_page_are_let_run() -> None:
    told = SHELL.render(Page("map.html", HOSTILE, Markup("<p>x</p>"), scripts=("let a=1;",))).decode()
    policy = re.search(r'content="(default-src[^"]+)"', told)
    assert policy is not None
    for kind, content in (("script", "let a=1;"), ("style", told.split("<style>")[1].split("</style>")[0])):
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind}-src &#39;sha256-{digest}&#39;" in policy[1]
    assert "unsafe" not in policy[1]
    assert "<img" not in told
    assert "onerror" not in re.sub(r"&lt;img.*?&gt;", "", told)


def test_a_page_leads_to_the_menu_and_to_itself_in_other_languages() -> None:
    told = SHELL.render(Page("places/RU-AMU.html", "Амур", Markup(""), menu="map.html")).decode()
    links = re.findall(r'href="([^"]+)"', told)
    assert "../map.html" in links
    assert "../../zh/places/RU-AMU.html" in links
    assert "../../en/places/RU-AMU.html" in links
    assert '<a href="../map.html" aria-current="page">' in told
    assert '<pattern id="hatch-unlooked"' in told


def test_at_the_root_of_the_atlas_the_links_lead_into_the_folder_of_the_language() -> None:
    told = SHELL.render(Page("index.html", "Начало", Markup("")), folder="").decode()
    assert 'href="ru/map.html"' in told
    assert 'href="zh/index.html"' in told


def test_an_address_is_told_from_where_one_is() -> None:
    assert relative("ru/index.html", "ru/places/RU-AMU.html") == "places/RU-AMU.html"
    assert relative("ru/places/a.html", "ru/places/a.html#x") == "#x"
    assert relative("index.html", "ru/map.html") == "ru/map.html"


def test_chinese_letters_of_pictures_come_with_the_page() -> None:
    picture = Markup('<svg class="pic"><text class="text">黑龙江</text></svg>')
    assert "@font-face" in SHELL.render(Page("a.html", "a", picture)).decode()
    assert "@font-face" not in SHELL.render(Page("a.html", "黑龙江", Markup(""))).decode()
