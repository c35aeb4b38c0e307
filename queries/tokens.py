"""The tokens of a Cypher statement: words, signs, quoted names, without blanks and comments."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A token and what kind of thing it is: a name, a quoted one, a string, a parameter, a number, a sign."""

    kind: str
    text: str

    @property
    def word(self) -> str:
        """The token as a keyword; a quoted name is none."""
        return self.text.upper() if self.kind == "name" else ""

    @property
    def name(self) -> str | None:
        """What it names, if it can name anything."""
        if self.kind == "quoted":
            return self.text[1:-1].replace("``", "`")
        return self.text if self.kind == "name" else None


#: What is looked at behind the last token.
END = Token("end", "")
_TOKEN = re.compile(
    r"""(?P<blank>//[^\n\r]*|/\*.*?(?:\*/|\Z)|[^\w!-~]+)|(?P<quoted>`(?:``|[^`])*(?:`|\Z))"""
    r"""|(?P<string>'(?:\\.|[^'\\])*(?:'|\\?\Z)|"(?:\\.|[^"\\])*(?:"|\\?\Z))"""
    r"""|(?P<parameter>\$\w+)|(?P<number>\d[\w]*(?:\.\d\w*)?)|(?P<name>\w+)|(?P<sign>\.\.|::|.)""",
    re.DOTALL,
)
_CLOSING = {"(": ")", "[": "]", "{": "}"}


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a statement in turn."""
    found = ((str(match.lastgroup), match.group()) for match in _TOKEN.finditer(text))
    return [Token(kind, token) for kind, token in found if kind != "blank"]


def matched_brackets(tokens: list[Token]) -> dict[int, int] | None:
    """Return where each bracket is closed; None where they do not match."""
    found, opened = {}, []
    for place, token in enumerate(tokens):
        if token.kind != "sign":
            continue
        if token.text in _CLOSING:
            opened.append(place)
        elif token.text in _CLOSING.values():
            if not opened or _CLOSING[tokens[opened[-1]].text] != token.text:
                return None
            found[opened.pop()] = place
    return None if opened else found
