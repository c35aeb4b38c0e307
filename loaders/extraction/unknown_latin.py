"""Names in Latin letters that nothing in the data has: Sinotrans Line, Wuhu Hongfa Co., Ltd."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from graph.names.scripts import has_latin
from graph.names.tokens import Token, token_start
from graph.names.type_words import kinds_before
from loaders.extraction.candidate import Passage
from loaders.extraction.new_names import NewName
from schema.messages import Message

_WORD = r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ0-9'’]*(?:[.&-][A-Za-z0-9]+)*"
_RUN = re.compile(
    rf"(?<![\w.@/-]){_WORD}(?:\s+(?:(?:of|and|&|for|the)\s+)*{_WORD})*(?:,?\s+(?:Co|Ltd|Inc|LLC|Corp)\b\.?)*"
)
#: Words that a company's or another body's name ends in or holds.
_OF_COMPANY = re.compile(
    r"\b(?:Group|Holdings?|Co|Ltd|Limited|Inc|LLC|Corp|Corporation|Company|Industr(?:y|ies|ial)|Trading?|Bank"
    r"|Technolog(?:y|ies)|Logistics|Motors?|Auto|Energy|Electric|Airlines|Shipping|Heavy|Machinery|Steel|Foods?"
    r"|Petroleum|Chemical|Engineering|Construction|Investment|Capital|Pharma\w*|International|Supply|Express"
    r"|Railway)\b"
)
_OF_UNIVERSITY = re.compile(r"\b(?:University|Institute|College|Academy)\b")
_OF_ORGANISATION = re.compile(r"\b(?:Association|Chamber|Foundation|Museum|Hospital|Council|Society)\b")
#: What is no party: occasions and texts.
_OTHER = re.compile(
    r"\b(?:Expo|Fair|Forum|Summit|Show|Festival|Rating|Week|Day|Games|Initiative|Road|Belt)\b"
)
#: The designation of a model: C919, CS75 Plus.
_MODEL = re.compile(r"[A-Z]{1,4}-?\d+\b")
_CAMEL = re.compile(r"[a-z][A-Z]")
#: Terms in Latin letters that Russian and Chinese texts are full of.
_TERMS = frozenset(
    word
    for words_ in (
        "IT AI TIR LNG SUV B2B B2C B2G ESG QR GPS TV PR HR VIP USD EUR CNY RMB TEU DWT MW GW DOI ISO GMP",
        "HACCP FOB CIF DAP EXW R&D PDF CEO CFO COVID Online Big Data Smart Made China Russia Russian Chinese",
        "The In On At A PET PVC ABS OEM SKD CKD DNA RNA BRICS SCO WTO UN EU",
    )
    for word in words_.split()
)
_LEAST = 4
_OF_COUNTRY = ("китайск", "российск", "гонконгск", "chinese", "russian")


def latin_names(passage: Passage, text: Sequence[Token]) -> Iterator[NewName]:
    """Yield runs of words with capitals; in an English text only those that tell what they are."""
    english = passage.language == "en"
    for match in _RUN.finditer(passage.text):
        run = match[0].rstrip(".,")
        at = bisect_left(text, match.start(), key=token_start)
        if _OTHER.search(run) or _MODEL.match(run) or all(word in _TERMS for word in run.split()):
            continue
        told = kinds_before(text, at) if at < len(text) else frozenset()
        type_ = _type_of(run, told)
        score = _score(run, told=bool(told) or _is_led(text, at), english=english)
        if score:
            why = Message('a name in Latin letters that nothing in the data has, "{name}"', name=run)
            yield NewName(match.start(), match.start() + len(run), type_, run, score, why)


def _is_led(text: Sequence[Token], at: int) -> bool:
    """Tell whether the adjective of a country stands before: китайская Sinotrans."""
    return 0 < at < len(text) and text[at].joined and text[at - 1].word.startswith(_OF_COUNTRY)


def _type_of(run: str, told: frozenset[str]) -> str:
    if _OF_UNIVERSITY.search(run):
        return "University"
    if _OF_ORGANISATION.search(run):
        return "Organisation"
    if "Company" in told or _OF_COMPANY.search(run):
        return "Company"
    return next((t for t in ("University", "Zone", "City", "Province") if t in told), "Company")


def _score(run: str, *, told: bool, english: bool) -> float:
    words = [word for word in run.split() if has_latin(word)]
    kinds = (_OF_COMPANY, _OF_UNIVERSITY, _OF_ORGANISATION)
    if len(words) > 1 and any(pattern.search(run) for pattern in kinds):
        return 0.75
    if told and not english:
        return 0.7
    if _CAMEL.search(run) or (told and english):
        return 0.6
    if english:
        return 0.0
    if len(words) > 1:
        return 0.6
    return 0.45 if len(run) >= _LEAST else 0.0
