"""The words of a comparison, in English and Russian."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.analysis.disagreements import KINDS_OF_NEWS, Disagreement
from graph.analysis.narrative import tie_sentence
from graph.analysis.phrases import word
from graph.statements.records import Statements

NEWS = {
    "en": dict(zip(KINDS_OF_NEWS, ("running", "under way", "agreed", "talked of", "visits and events",
                                   "slow, stalled or cancelled"), strict=True)),
    "ru": dict(zip(KINDS_OF_NEWS, ("работает", "начато", "согласовано", "обсуждается", "визиты и мероприятия",
                                   "с задержкой, без движения или отменено"), strict=True)),
}  # fmt: skip
OPINIONS = {
    "en": {"blind": "blind score", "calibrated": "calibrated, region left out",
           "calibrated_grouped": "calibrated, districts left out", "constant": "constant (median)",
           "items": "number of reported items", "length": "length of the passage",
           "last_edition": "mark of the edition before"},
    "ru": {"blind": "слепой балл", "calibrated": "калибровка без самого региона",
           "calibrated_grouped": "калибровка без целых округов", "constant": "константа (медиана)",
           "items": "число сообщений", "length": "длина раздела", "last_edition": "оценка прошлого выпуска"},
}  # fmt: skip
TITLES = {
    "en": {"calibration": "Scores and published marks", "rank": "Ranks by score and by published mark",
           "across": "published mark", "down": "score", "rank_across": "rank, 1 is the highest mark or score",
           "published": "published mark"},
    "ru": {"calibration": "Баллы и опубликованные оценки",
           "rank": "Места по баллу и по опубликованной оценке",
           "across": "опубликованная оценка", "down": "балл",
           "rank_across": "место; 1 — наибольшие оценка или балл", "published": "опубликованная оценка"},
}  # fmt: skip


def stressed_text(item: Disagreement, lang: str) -> str:
    """Say in one line what a region's record stresses and what moves its score away."""
    lang = "ru" if lang == "ru" else "en"
    counts = ", ".join(f"{NEWS[lang][kind]}: {count}" for kind, count in item.news.items() if count)
    apart = ", ".join(
        f"{word('components', c.component, lang)} {c.points - c.peers:+.2f}" for c in item.components[:3]
    )
    if lang == "ru":
        above = "выше" if item.difference > 0 else "ниже"
        parts = [f"Балл {item.score:.2f} {above} опубликованной оценки {item.published:g}"]
        parts += [f"связи: {counts}"] if counts else ["связей с этапом нет"]
        if item.stressed:
            parts.append(
                f"больше обычного — «{NEWS['ru'][item.stressed]}» "
                f"({item.stressed_share:.0%} против {item.usual_share:.0%})"
            )
        parts += [f"против регионов с той же оценкой: {apart}"] if apart else []
    else:
        above = "above" if item.difference > 0 else "below"
        parts = [f"Score {item.score:.2f} is {above} the published mark {item.published:g}"]
        parts += [f"ties: {counts}"] if counts else ["no tie has a stage"]
        if item.stressed:
            parts.append(
                f'more than usual is "{NEWS["en"][item.stressed]}" '
                f"({item.stressed_share:.0%} against {item.usual_share:.0%})"
            )
        parts += [f"against regions of the same mark: {apart}"] if apart else []
    return "; ".join(parts) + "."


def disagreement_lines(
    records: Sequence[Mapping[str, Any]], statements: Statements, lang: str
) -> Iterator[str]:
    """Yield for each region that is off what its record stresses, and a sentence for each main tie."""
    for record in records:
        mode = OPINIONS["ru" if lang == "ru" else "en"][record["mode"]]
        text = record["text_ru" if lang == "ru" else "text_en"]
        yield f"{record['name']} ({record['id']}), {mode}: {text}"
        for tie in record["ties"]:
            sentence = tie_sentence(statements.ties[tie["tie_id"]], statements, lang)
            yield f"  {tie['points']:+.2f}  {sentence} [{tie['tie_id']}]"
