"""What a page says of itself: its meta tags, linked data, and the elements that name title and time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from loaders.documents.telling import about_text, first_of, iso_day, own_title
from loaders.documents.text import About, Block

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline")
_DATES = ("article:published_time", "datepublished", "pubdate", "publishdate", "publish-date", "date",
          "dc.date",
          "dc.date.issued", "dcterms.issued", "dcterms.created", "citation_publication_date", "citation_date",
          "og:published_time", "mediator_published_time", "parsely-pub-date")  # fmt: skip
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher",
               "article:publisher", "application-name")  # fmt: skip
_ARTICLES = ("Article", "NewsArticle", "Report", "BlogPosting", "ScholarlyArticle", "WebPage")
_LONGEST = 1_000_000
_LANGUAGES = ("ru", "en", "zh")


def about_page(root: Any, blocks: Sequence[Block]) -> About:
    """Return title, date, publisher and language: from what machines read, then from the text."""
    told = about_text(blocks)
    linked = _linked(root)
    meta = _meta(root)
    heading = About(title=own_title(next((b.text for b in blocks if b.level == 1), None)))
    timed = About(date=_time(root))
    head = About(title=own_title(root.findtext(".//title")))
    language = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[
        :2
    ].casefold()
    said = About(language=told.language or (language if language in _LANGUAGES else None))
    return first_of(said, linked, meta, heading, timed, About(None, told.date, told.publisher), head, told)


def _meta(root: Any) -> About:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").casefold()
        content = (element.get("content") or "").strip()
        if key and content:
            found.setdefault(key, content)
    publisher = next((found[key] for key in _PUBLISHERS if key in found), None)
    return About(
        title=next((title for key in _TITLES if (title := own_title(found.get(key)))), None),
        date=next((day for key in _DATES if (day := iso_day(found.get(key, "").replace("/", "-")))), None),
        # Some name there the page of the publisher in a network.
        publisher=publisher if publisher and "://" not in publisher else None,
    )


def _time(root: Any) -> str | None:
    """Return the day of an element that says when the page was published."""
    path = (
        "//*[@itemprop='datePublished'] | //time[@pubdate] | //article//time[@datetime] | //time[@datetime]"
    )
    for element in root.xpath(path)[:5]:
        for text in (element.get("datetime"), element.get("content"), element.text):
            if text and (day := iso_day(text)):
                return day
    return None


def _linked(root: Any) -> About:
    """Return what linked data (JSON-LD) tell of the article."""
    for item in _items(root):
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        title, date = item.get("headline"), item.get("datePublished")
        return About(
            title=own_title(title) if isinstance(title, str) else None,
            date=iso_day(date) if isinstance(date, str) else None,
            publisher=name if isinstance(name, str) and "://" not in name else None,
        )
    return About()


def _items(root: Any) -> Iterator[dict[str, Any]]:
    for script in root.xpath("//script[@type='application/ld+json']")[:20]:
        text = script.text or ""
        try:
            found = json.loads(text) if len(text) < _LONGEST else None
        except (ValueError, RecursionError):
            continue
        items = found.get("@graph", [found]) if isinstance(found, dict) else found
        for item in items if isinstance(items, list) else ():
            if (
                isinstance(item, dict)
                and str(_first(item.get("@type"))) in _ARTICLES
                and "datePublished" in item
            ):
                yield item


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value
