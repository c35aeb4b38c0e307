"""How a name is read among the things of one type: as it stands, as a whole name, as parts, as a capital."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import Generic

from graph.names.chinese import beginning, is_form_of_chinese
from graph.names.folding import LEGAL_FORMS, plain, words
from graph.names.joined import Joined
from graph.names.kinds import any_kind_words, beside, fits, kind_words, without_kinds
from graph.names.named import E
from graph.names.phrases import Found, Phrases
from graph.names.scripts import has_cyrillic, is_chinese
from graph.names.sounds import scholarly, sound, sounds
from graph.names.tables import Forms, Places, Tables, heads, sound_keys
from graph.names.tokens import Token, tokens
from graph.names.type_words import kinds_of
from graph.names.variants import ADJECTIVE, INITIALS
from graph.names.word_forms import base_forms, is_form_of, without_preposition
from schema.wording import seen

#: What is said of a thing, but is no name of it; words that stand beside any name.
_IN_PART = (ADJECTIVE, INITIALS)
_NO_NAME = frozenset(("the", "of", "in", "в", "китай", "china", "россия", "russia", "кнр", "рф"))
#: The beginning of a word stands for it from so many letters on.
_SHORTEST = 4
#: Names are compared by the share of letters that need not change: the least that may have been meant.
_NEAR = 0.7
#: Chinese names have few letters: one of three may be wrong.
_NEAR_CHINESE = 0.66
#: So like must be one word of several.
_NEAR_IN_PART = 0.8
#: A name is like one of another kind of place only where next to no letter has to change.
_NEAR_OF_ANOTHER_KIND = 0.9


class Readings(Generic[E]):
    """What a name may be read as among the things of one type; several are in the order of the things."""

    def __init__(self, type_: str, entities: Sequence[E]) -> None:
        """Take the entities of a type; nothing is read yet."""
        self.entities = entities
        self._tables = Tables(type_, entities)

    def as_it_stands(self, given: str) -> list[E]:
        """Return the entity with this id or code, else those with exactly this name in a language."""
        by_id = self._at(self._tables.ids, seen(given).strip().casefold())
        return by_id or self._at(self._tables.own, plain(given))

    def by_alias(self, given: str) -> list[E]:
        """Return the entities with this alias."""
        return self._at(self._tables.names, plain(given))

    def by_code(self, given: str) -> list[E]:
        """Return the entities with this code of another system, or this abbreviation in capital letters."""
        by_number = self._at(self._tables.codes, plain(given))
        return by_number or self._at(self._tables.capitals, seen(given).strip())

    def by_sound(self, given: str) -> list[E]:
        """Return the entities with a name that sounds like this, beside any words for their kind."""
        spelled = self._tables.spelled(given)
        return self._sounding(spelled) or self._sounding(scholarly(spelled))

    def by_form(self, given: str) -> list[E]:
        """Return the entities with a name that this is a form of: a case, a Chinese one without its unit."""
        if is_chinese(plain(given)):
            return [e for e in self.entities if is_form_of_chinese(given, e.names.get("zh", ""))]
        return self._of_form(self._tables.forms, given)

    def by_parts(self, given: str) -> list[E]:
        """Return the entities whose names have all these words or their beginnings, in any form and order.

        Of a Chinese name it is the beginning, two characters or more.
        """
        if is_chinese(plain(given)):
            begun = beginning(given)
            having = (places for name, places in self._tables.names.items() if name.startswith(begun))
            return self._entities(chain.from_iterable(having)) if len(begun) > 1 else []
        wanted = without_preposition(words(given))
        kinds = frozenset(map(sound, wanted)) & kind_words(self._tables.type)
        telling = [word for word in wanted if sound(word) not in kinds]
        found = self._having_all(telling or wanted)
        return [e for e in found if fits(e, kinds)] if telling and kinds else found

    def by_text(self, given: str) -> list[E]:
        """Return the entities that are meant as in running text.

        With a legal form or a word for their type, in another script, in pinyin or Palladius, with the words
        parted otherwise.
        """
        text = tokens(given)
        found = [f for at in range(len(text)) for f in self._phrases.starting_at(text, at, slips=False)]
        found += self._joined.find(text, [True] * len(text))
        whole = [f for f in found if f.variant.rule not in _IN_PART and self._is_whole(text, f)]
        longest = max((f.end - f.start for f in whole), default=0)
        ids = {f.entity.id for f in whole if f.end - f.start == longest}
        return [e for e in self.entities if e.id in ids]

    def by_capital(self, given: str) -> list[E]:
        """Return the places with this capital."""
        same = self._at(self._tables.seats, plain(given))
        return same or self._of_form(self._tables.seat_forms, given)

    def like(self, given: str) -> list[tuple[E, float]]:
        """Return entities with how like one of their spellings is, 1 for one that sounds the same.

        Where a kind of place was typed, those of another are left out unless nearly the same.
        """
        from rapidfuzz import process  # only where nothing was found
        from rapidfuzz.distance import OSA

        spellings = self._tables.spellings
        whole = _NEAR_CHINESE if is_chinese(plain(given)) else _NEAR
        kinds = frozenset(sounds(given)) & any_kind_words()
        found = []
        for spelling in sorted(self._tables.spell(given)):
            least = whole if len(spelling) > len(plain(given)) / 2 else _NEAR_IN_PART
            known = [spelled for spelled, _ in spellings]
            likes = process.extract_iter(
                spelling, known, scorer=OSA.normalized_similarity, score_cutoff=least
            )
            found += [(self.entities[spellings[at][1]], score) for _, score, at in likes]
        return [(e, s) for e, s in found if not kinds or s >= _NEAR_OF_ANOTHER_KIND or fits(e, kinds)]

    def _is_whole(self, text: Sequence[Token], found: Found[E]) -> bool:
        """Tell whether nothing but words for the type of the thing stands beside its name."""
        beside_it = (*text[: found.start], *text[found.end :])
        return all(
            token.word in _NO_NAME or self._tables.type in kinds_of(token.word) or token.word in LEGAL_FORMS
            for token in beside_it
        )

    @cached_property
    def _phrases(self) -> Phrases[E]:
        return Phrases(self.entities)

    @cached_property
    def _joined(self) -> Joined[E]:
        return Joined(self.entities)

    def _sounding(self, spelled: tuple[str, ...]) -> list[E]:
        own, kinds = without_kinds(spelled, self._tables.type)
        bare = kinds <= beside(self._tables.type)  # then no name that tells its kind is whole
        table = self._tables.bare if bare else self._tables.sounds
        found = self._entities(place for key in sound_keys(own) for place in table.get(key, ()))
        return found if bare else [e for e in found if fits(e, kinds)]

    def _having_all(self, wanted: Iterable[str]) -> list[E]:
        having = [self._having(word) for word in wanted]
        return self._entities(set.intersection(*having)) if having else []

    def _having(self, word: str) -> set[int]:
        """Return the places of those that have a word, or one that begins with it, in a name."""
        cyrillic = has_cyrillic(word)
        asked = word if cyrillic else sound(word)
        forms = (asked, *base_forms(asked)) if cyrillic else (asked,)
        begins = [form for form in forms if len(form) >= _SHORTEST]
        fitting = (
            places
            for whole, places in self._tables.words.get(asked[:2], {}).items()
            if asked == whole or any(map(whole.startswith, begins)) or (cyrillic and is_form_of(asked, whole))
        )
        return set().union(*fitting)

    def _of_form(self, forms: Forms, given: str) -> list[E]:
        wanted = without_preposition(words(given))
        same = forms.get(heads(wanted), ()) if wanted else ()
        return self._entities({at for own, at in same if all(map(is_form_of, wanted, own))})

    def _at(self, table: Places, key: str) -> list[E]:
        return self._entities(table.get(key, ())) if key else []

    def _entities(self, places: Iterable[int]) -> list[E]:
        return [self.entities[at] for at in sorted(set(places))]
