"""Observations as the records that other programs read: a quantity, its unit and where it is reported."""

from __future__ import annotations

from typing import Any

from graph.statements.records import Observation


def observation_record(observation: Observation) -> dict[str, Any]:
    """Return an observation as other programs read it; about a tie, ``subject_id`` is the tie's id."""
    return {
        "id": observation.id,
        "subject_id": observation.tie_id or observation.subjects[0],
        "subject_ids": [observation.tie_id] if observation.tie_id else list(observation.subjects),
        "quantity": observation.quantity,
        "value": observation.value,
        "unit": observation.unit,
        "date": observation.date,
        "source": observation.source_id,
        "locator": observation.locator,
        "period": observation.period,
        "counterpart": observation.counterpart,
        "scope": observation.scope,
        "nature": observation.nature,
        "bound": observation.bound,
        "change_of": observation.change_of,
        "note_ru": observation.note_ru,
        "note_en": observation.note_en,
        "layer": observation.layer,
    }
