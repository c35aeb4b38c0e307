"""The records of the marks: scores, explanations, scenarios, comparison with published editions."""

from __future__ import annotations

from dataclasses import replace

from graph.workflows.contracts.common import (
    DEAL_ID,
    EDITION,
    EVIDENCE_COUNT,
    FACTORS,
    HIGH,
    ID,
    KIND,
    LOW,
    MARK,
    NAME,
    OVERDUE,
    PUBLISHED,
    RANKS,
    SCORE,
    TIE_IDS,
    with_interval,
)
from graph.workflows.contracts.declared import Contract, Field
from schema.messages import N_

_PARTS = (
    Field("strength", "number", N_("Strength"), N_("points of what runs or is being built")),
    Field(
        "talk", "number", N_("Talk"), N_("points of what is only agreed or discussed, at most the ceiling")
    ),
    Field("position", "number", N_("Position"), N_("points of the position among regions and provinces")),
)
_BASE = Field("base", "number", N_("Base"), N_("score of a place of which nothing is known"))
_PUBLISHED_MARK = Field(
    "published_mark", "mark", N_("Published"), N_("mark of the latest published edition"), nullable=True
)
#: On how much a mark rests; argun explain names each deal with its sources.
_RESTS_ON = (
    Field("deal_count", "integer", N_("Deals"), N_("number of deals that have points in it")),
    EVIDENCE_COUNT,
    Field("source_count", "integer", N_("Sources"), N_("number of sources of this evidence")),
)
SCORES = Contract(
    (ID, NAME, MARK, SCORE, LOW, HIGH, *RANKS, _PUBLISHED_MARK, *_PARTS, *_RESTS_ON),
    ("rank", "rank_low", "rank_high", "id", "name", "mark", "published_mark", "score", "low", "high"),
)
RUN_MARKS = Contract(SCORES.fields, ("rank", "id", "name", "mark", "score", "low", "high"))
CALIBRATED = Contract(
    (
        *SCORES.fields,
        Field("predicted", "number", N_("Predicted"), N_("score predicted from outside the fit, as score")),
        Field("fitted", "number", N_("Fitted"), N_("score of the fit to all published marks")),
        PUBLISHED,
    ),
    ("rank", "id", "name", "mark", "score", "low", "high", "fitted", "published"),
)
EXPLANATION = Contract(
    (
        ID,
        NAME,
        MARK,
        SCORE,
        LOW,
        HIGH,
        *RANKS,
        _BASE,
        Field("components", "object", N_("Components"), N_("points of strength, talk and position")),
        Field(
            "contributions",
            "objects",
            N_("Contributions"),
            N_("points by tie and component; base plus points is the score"),
        ),
        Field(
            "calibrated_score",
            "number",
            N_("Calibrated"),
            N_("score by the weights that experts seem to use"),
            nullable=True,
        ),
        Field("gap", "object", N_("Gap"), N_("gap to the published mark, part by part"), nullable=True),
        Field("published", "objects", N_("Published"), N_("published marks, the latest first")),
        Field("deals", "objects", N_("Deals"), N_("deals with factors and points, most points first")),
        Field(
            "evidence", "objects", N_("Evidence"), N_("points by piece of evidence, with source and place")
        ),
    ),
    (),
    prose=True,
)
#: A place without ties has one row, without a deal: what is told of deals is null there.
EXPLAINED_DEALS = Contract(
    (
        ID,
        NAME,
        MARK,
        SCORE,
        _BASE,
        DEAL_ID,
        Field("deal", "text", N_("Deal"), N_("name of the deal"), nullable=True),
        Field("points", "number", N_("Points"), N_("points of the deal, before they make a score")),
        *(replace(part, nullable=True) for part in _PARTS),
        Field(
            "score_points",
            "number",
            N_("Points of the score"),
            N_("points of the score; with the base they sum to it"),
            nullable=True,
        ),
        replace(KIND, nullable=True),
        Field("stage", "text", N_("Stage"), N_("stage that counts"), nullable=True),
        Field("health", "text", N_("Health"), N_("health that decides today"), nullable=True),
        Field("side", "text", N_("Chinese side"), N_("whether a Chinese side is named"), nullable=True),
        *FACTORS,
        Field(
            "size_factor",
            "number",
            N_("Size"),
            N_("factor of its size, 1 where it is unknown or small"),
            nullable=True,
        ),
        Field("share_factor", "number", N_("Share"), N_("share of the place in the deal"), nullable=True),
        OVERDUE,
        replace(TIE_IDS, nullable=True),
        Field("evidence", "list", N_("Evidence"), N_("sources and places that tell of it"), nullable=True),
    ),
    (),
)
_BEFORE_AFTER = (
    Field("mark_before", "integer", N_("Mark before"), N_("mark before the change")),
    Field("mark_after", "integer", N_("Mark after"), N_("mark after the change")),
    Field("score_before", "number", N_("Score before"), N_("score before the change")),
    Field("score_after", "number", N_("Score after"), N_("score after the change")),
)
_DIFFERENCE = Field("difference", "number", N_("Difference"), N_("score after less score before"))
_RANKS_BEFORE_AFTER = (
    Field("rank_before", "integer", N_("Rank before"), N_("rank before the change")),
    Field("rank_after", "integer", N_("Rank after"), N_("rank after the change")),
)
WHAT_IF = Contract(
    (
        ID,
        NAME,
        Field("changes", "list", N_("Changes"), N_("changes as they were given")),
        *_BEFORE_AFTER,
        _DIFFERENCE,
        *_RANKS_BEFORE_AFTER,
        Field("components", "object", N_("Components"), N_("change of strength, talk and position")),
        Field("deals", "objects", N_("Deals"), N_("change of points by deal")),
        Field("effects", "objects", N_("Effects"), N_("what each change does to which deal")),
        Field(
            "marginal",
            "object",
            N_("One more point"),
            N_("what one more point of strength or talk adds to the score"),
        ),
    ),
    (),
    prose=True,
)
NEXT_MARK = Contract(
    (
        ID,
        NAME,
        Field("direction", "text", N_("Direction"), N_("up or down")),
        *_BEFORE_AFTER,
        Field("reached", "truth", N_("Reached"), N_("whether the mark moves")),
        Field("exact", "truth", N_("Exact"), N_("whether it is certain that no smaller set does")),
        Field(
            "deals",
            "objects",
            N_("Deals"),
            N_("deals of the smallest set, with the changes for argun what-if"),
        ),
        Field("can_move", "integer", N_("Can move"), N_("number of deals that could move the score")),
        Field(
            "every_score",
            "number",
            N_("Score of all"),
            N_("score if all of these came true or were cancelled"),
        ),
        Field("instead", "objects", N_("Instead"), N_("deals any of which would do as well")),
    ),
    (),
    prose=True,
)
_MOVED = Field("points", "number", N_("Points"), N_("part of the change of the score"))
_DEAL = Field("deal", "text", N_("Deal"), N_("name of the deal"))
_DEAL_ID = Field("deal_id", "text", N_("Deal id"), N_("id of the deal"))
MOVED_DEALS = Contract((_MOVED, *_PARTS, _DEAL, _DEAL_ID), ())
MOVING_DEALS = Contract(
    (
        _MOVED,
        _DEAL,
        Field("stage", "text", N_("Stage"), N_("stage that decides today")),
        Field("health", "text", N_("Health"), N_("health that decides today")),
        _DEAL_ID,
        Field("changes", "list", N_("Changes"), N_("changes to give to argun what-if")),
    ),
    (),
)
WITHOUT = Contract(
    (ID, NAME, *_BEFORE_AFTER, _DIFFERENCE, *_RANKS_BEFORE_AFTER),
    (
        "name",
        "difference",
        "mark_before",
        "mark_after",
        "score_before",
        "score_after",
        "rank_before",
        "rank_after",
        "id",
    ),
)
_DRAWS = Field("draws", "integer", N_("Draws"), N_("number of draws over weights, evidence and codes"))
RANK_ODDS = Contract(
    (
        ID,
        NAME,
        SCORE,
        Field("other_id", "text", N_("Other id"), N_("id of the other place")),
        Field("other_name", "text", N_("Other place"), N_("name of the other place")),
        Field("other_score", "number", N_("Its score"), N_("score of the other place")),
        Field("above", "number", N_("Above"), N_("share of the draws in which it ranks above the other")),
        Field("equal", "number", N_("Equal"), N_("share of the draws in which both rank equal")),
        Field("below", "number", N_("Below"), N_("share of the draws in which it ranks below the other")),
        _DRAWS,
    ),
    ("name", "score", "other_name", "other_score", "above", "equal", "below", "draws"),
)
RANKS_AMONG = Contract(
    (
        ID,
        NAME,
        SCORE,
        *RANKS,
        Field("first", "number", N_("First"), N_("share of the draws in which it ranks first")),
        Field(
            "top_ten", "number", N_("First 10"), N_("share of the draws in which it is among the first 10")
        ),
        Field(
            "top_twenty", "number", N_("First 20"), N_("share of the draws in which it is among the first 20")
        ),
        _DRAWS,
    ),
    ("name", "score", "rank", "rank_low", "rank_high", "first", "top_ten", "top_twenty", "draws"),
)
_FIGURES = (
    ("spearman", N_("Spearman"), N_("rank correlation with the published marks")),
    ("kendall", N_("Kendall"), N_("Kendall's tau-b with the published marks")),
    ("mae", N_("Mean error"), N_("mean absolute error of the marks")),
    ("kappa", N_("Kappa"), N_("quadratically weighted kappa of the marks")),
    ("within_one", N_("Within one"), N_("share of regions within one mark")),
    ("band_agreement", N_("Same band"), N_("share of regions in the same published band")),
    ("spearman_above_length", N_("Above length"), N_("rank correlation less that of the passage's length")),
)
AGREEMENT = Contract(
    (
        EDITION,
        Field("opinion", "text", N_("Opinion"), N_("score or baseline that is compared")),
        Field("regions", "integer", N_("Regions"), N_("number of regions compared")),
        *(field for figure in _FIGURES for field in with_interval(*figure)),
    ),
    ("opinion", "regions", *(name for name, _, _ in _FIGURES)),
)
DISAGREEMENT = Contract(
    (
        Field("mode", "text", N_("Mode"), N_("blind or calibrated")),
        EDITION,
        ID,
        NAME,
        PUBLISHED,
        MARK,
        SCORE,
        Field("difference", "number", N_("Difference"), N_("score less published mark")),
        Field("deals", "objects", N_("Deals"), N_("deals with most points")),
        Field("text", "text", N_("Why"), N_("what explains the difference, in words")),
        Field("gap", "object", N_("Gap"), N_("the difference part by part"), nullable=True),
    ),
    (),
    prose=True,
)
WEIGHTS = Contract(
    (
        Field("order", "text", N_("Scale"), N_("scale of the method"), vocabulary="order"),
        Field("member", "text", N_("Step"), N_("step of the scale"), vocabulary="step"),
        Field("centroid", "number", N_("Blind"), N_("weight of the blind mode")),
        Field("weight", "number", N_("Calibrated"), N_("weight that experts seem to use")),
        Field("sd", "number", N_("Spread"), N_("standard deviation of this weight")),
        Field("low", "number", N_("Low"), N_("least of the fits with regions or districts left out")),
        Field("high", "number", N_("High"), N_("greatest of the fits with regions or districts left out")),
    ),
    ("order", "member", "centroid", "weight", "sd", "low", "high"),
)
