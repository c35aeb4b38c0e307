"""What a reviewer presses and types: one key, or a line that is there to be edited."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from prompt_toolkit import PromptSession
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import create_output

from graph.cli.shell.loop import terminal
from graph.cli.signals import Stopped

#: The keys of a Russian keyboard in the places of Latin letters: nobody switches the layout for one key.
_RUSSIAN = dict(zip("фисмуакшыьйтрз", "abcvefrismqnhp", strict=True))
QUIT = "q"
_PROMPT = "> "


class Keyboard:
    """Asks at the terminal; ``streams`` are prompt_toolkit's, by default those of the terminal."""

    def __init__(self, **streams: Any) -> None:
        self._streams = streams or {"output": create_output(stdout=terminal())}

    def key(self, keys: Iterable[str]) -> str:
        """Return the key that is pressed, one of ``keys``; the end of input is ``QUIT``."""
        known, bindings = tuple(keys), KeyBindings()
        for key in known:
            for pressed in (key, *(russian for russian, latin in _RUSSIAN.items() if latin == key)):
                bindings.add(pressed)(lambda event, key=key: _leave(event, key))
        asked: PromptSession[str] = PromptSession(_PROMPT, key_bindings=bindings, **self._streams)
        while True:
            try:
                given = asked.prompt()
            except EOFError:
                return QUIT
            if given in known:
                return given

    def line(self, prompt: str, default: str = "") -> str | None:
        """Return the line that is typed, without spaces at its ends; None when it is given up by Ctrl-C."""
        asked: PromptSession[str] = PromptSession(prompt, **self._streams)
        try:
            return asked.prompt(default=default).strip()
        except EOFError:
            return None
        except Stopped:
            raise
        except KeyboardInterrupt:
            return None


def _leave(event: KeyPressEvent, key: str) -> None:
    """End the question with a key; what was typed before it counts for nothing."""
    event.app.current_buffer.text = key
    event.app.exit(result=key)
