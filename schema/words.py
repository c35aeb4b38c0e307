"""What stages, healths and bases are called."""

from __future__ import annotations

from collections.abc import Mapping

from schema.messages import N_

STAGE_WORDS: Mapping[str, str] = {
    "discussed": N_("discussed"),
    "agreed": N_("agreed"),
    "building": N_("being built"),
    "operating": N_("operating"),
    "held": N_("took place"),
    "planned": N_("planned"),
    "dropped": N_("did not take place"),
}
HEALTH_WORDS: Mapping[str, str] = {
    "active": N_("nothing bad reported"),
    "ended": N_("ended, its term served"),
    "slow": N_("slower or weaker than expected"),
    "stalled": N_("stalled"),
    "cancelled": N_("cancelled"),
}
BASIS_WORDS: Mapping[str, str] = {
    "reported": N_("as reported"),
    "inferred": N_("inferred by us, not said in so many words"),
}
