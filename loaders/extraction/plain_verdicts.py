"""How far things are by a few words alone: what stands in for the rules of verdicts."""

from __future__ import annotations

from loaders.extraction.candidate import Passage, Verdict
from loaders.extraction.scene import sentences
from loaders.extraction.stems import words_of
from schema.messages import N_, Message

_WHY = N_("the words say so: {words}")
_STAGES = (
    ("discussed", ("обсужд", "планир", "прорабат", "рассматр", "предлаг", "интерес", "намер", "возможн", "перегов", "ожида", "намеч", "discuss", "plan", "propos")),
    ("agreed", ("подпис", "соглашен", "меморандум", "договор", "заключ", "контракт", "sign", "agree")),
    ("building", ("строится", "строительств", "ведется", "реализу", "модерниз", "монтаж", "building", "construct")),
    ("operating", ("открыт", "запущ", "запуст", "работа", "действ", "осуществл", "экспортир", "поставля", "начал", "продолж", "операт", "open", "launch", "operat")),
)  # fmt: skip
_HEALTHS = (
    ("cancelled", ("отказ", "расторг", "заморож", "cancel", "abandon")),
    ("stalled", ("реализован", "отсутств", "приостанов", "сообщал", "обнаруж", "suspend")),
    ("slow", ("задерж", "медлен", "снизил", "сократил", "переносит", "delay")),
)


def find_verdicts(passage: Passage) -> list[Verdict]:
    """Return a verdict for each sentence; a stage without a word of one is None."""
    found = []
    for start, end in sentences(passage.text):
        words = words_of(passage.text[start:end])
        negated = any(word.text.casefold() in ("не", "нет", "not", "no") for word in words)
        stage = next((s for s, stems in _STAGES if any(w.begins(stems) for w in words)), None)
        health = next((h for h, stems in _HEALTHS if any(w.begins(stems) for w in words)), None)
        if health == "stalled" and not negated:
            health = None
        if stage or health:
            found.append(Verdict(start, end, stage, health, Message(_WHY, words=str(stage or health))))
    return found
