"""Feeds the readers of users' input with mutations of what is right, the same ones each time.

    python -m tests.fuzz [READER...] [--count N] [--seed N]

A reader falls when it raises what is no error of ours, takes more than ten seconds, or does not say where in
a file the fault is. The first mutations that make it fall are kept in the report, for a test of their own.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from schema.errors import ArgunError

#: A reader takes longer for no input of this size.
HANG_S = 10
_SHOWN = 5
#: What stands where something else is meant: types, numbers at their ends, and what Unicode has in store.
_WORDS = (
    "null true false ~ [] {} [[[]]] {a: {b: c}} [1,2] {?[1]:2} 0 -1 1e999 .nan .inf -.inf NaN Infinity "
    "1e-400 9223372036854775808 -9223372036854775809 123456789012345678901234567890 0x1F 0o17 2025-13-45 "
    "31.02.2026 2026-05/2025-01 / // : :: company: region:RU-XXX edge: *a &a !!binary !foo <<: % @ ` | > - ? "
    "' \" '' --- ... # \\ \\ud800 \\x00 ${x} $x {name} {0} {} %s <b> javascript: ../../etc/passwd . .. ~root "
    "-- -p = =1"
)
_JUNK = _WORDS.split(" ")
_LETTERS = (
    "\x00\x01\x1b\x7f\x85\xa0\xad\u034f\u061c\u200b\u200d\u200e\u2028\u202e\u2060\u2066\u3000\u3164\ufe0f"
    "\ufeff\ufffd\uffff\U000e0041\U000e0100\U0010ffff\U00031350Ж中ßİı\u0301\n\r\t ,;:-/"
)


class Hang(Exception):  # noqa: N818 # no error of the reader's
    """A reader took too long."""


@dataclass(frozen=True, slots=True)
class Target:
    """A reader under test: what it is to read when all is well, and the call, which may raise our errors."""

    name: str
    seeds: Sequence[bytes]
    read: Callable[[bytes], None]


@dataclass(slots=True)
class Report:
    """What came of it: inputs, those taken, the falls as kind and input, seconds in all and at most."""

    name: str
    inputs: int = 0
    taken: int = 0
    falls: list[tuple[str, bytes]] = field(default_factory=list)
    seconds: float = 0.0
    longest: float = 0.0

    def __str__(self) -> str:
        line = (
            f"{self.name:12} {self.inputs:6} inputs {self.taken:6} taken {len(self.falls):4} falls "
            f"{self.seconds:7.1f} s, at most {self.longest:5.2f} s"
        )
        return "\n".join([line, *(f"    {kind}: {given!r}" for kind, given in self.falls[:_SHOWN])])


def fuzz(target: Target, count: int, seed: int = 0) -> Report:
    """Give a reader its seeds as they stand and mutations of them, ``count`` inputs in all."""
    report = Report(target.name)
    for given in _inputs(target, count, seed):
        report.inputs += 1
        start = time.perf_counter()
        try:
            with _alarm():
                target.read(given)
            report.taken += 1
        except ArgunError as error:
            str(error)  # what cannot be said is a fall, too
        except Exception as error:
            report.falls.append((f"{type(error).__name__}: {str(error)[:200]}", given[:4000]))
        took = time.perf_counter() - start
        report.seconds += took
        report.longest = max(report.longest, took)
    return report


def _inputs(target: Target, count: int, seed: int) -> Iterator[bytes]:
    right = target.seeds[: count // 4]
    yield from right
    chance = random.Random(f"{target.name} {seed}")  # noqa: S311 # to be the same each time
    for _ in range(count - len(right)):
        given = chance.choice(target.seeds)
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            given = chance.choice(_MUTATIONS)(given, chance)
        yield given


@contextmanager
def _alarm() -> Iterator[None]:
    def ring(number: int, frame: FrameType | None) -> None:
        raise Hang

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, HANG_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _slice(given: bytes, chance: random.Random) -> tuple[int, int]:
    """Return the ends of a piece: some bytes, a word, or some lines."""
    start = chance.randrange(len(given) + 1)
    kind = chance.randrange(3)
    if kind == 0:
        return start, min(len(given), start + chance.randint(1, 12))
    breaks = b"\n" if kind == 1 else b" \n,:{}[]\t"
    end = start
    while end < len(given) and given[end] not in breaks:
        end += 1
    while start > 0 and given[start - 1] not in breaks:
        start -= 1
    return start, end


def _flip(given: bytes, chance: random.Random) -> bytes:
    if not given:
        return bytes([chance.randrange(256)])
    at = chance.randrange(len(given))
    return given[:at] + bytes([given[at] ^ (1 << chance.randrange(8))]) + given[at + 1 :]


def _delete(given: bytes, chance: random.Random) -> bytes:
    start, end = _slice(given, chance)
    return given[:start] + given[end:]


def _duplicate(given: bytes, chance: random.Random) -> bytes:
    start, end = _slice(given, chance)
    return given[:end] + given[start:end] * chance.choice((1, 1, 2, 50)) + given[end:]


def _move(given: bytes, chance: random.Random) -> bytes:
    start, end = _slice(given, chance)
    rest = given[:start] + given[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + given[start:end] + rest[at:]


def _swap_type(given: bytes, chance: random.Random) -> bytes:
    start, end = _slice(given, chance)
    return given[:start] + chance.choice(_JUNK).encode() + given[end:]


def _insert(given: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(given) + 1)
    junk = chance.choice(_LETTERS) * chance.choice((1, 1, 3, 300))
    return given[:at] + junk.encode() + given[at:]


def _cut(given: bytes, chance: random.Random) -> bytes:
    return given[: chance.randrange(len(given) + 1)]


def _nest(given: bytes, chance: random.Random) -> bytes:
    start, end = _slice(given, chance)
    depth = chance.choice((2, 99, 130, 2000))
    opening, closing = chance.choice(((b"[", b"]"), (b"{a: ", b"}"), (b"(", b")"), (b"- ", b"")))
    return given[:start] + opening * depth + given[start:end] + closing * depth + given[end:]


_MUTATIONS = (_flip, _flip, _delete, _delete, _duplicate, _move, _swap_type, _swap_type, _insert, _cut, _nest)


def main(arguments: Sequence[str]) -> int:
    """Fuzz the named readers, or all; return 1 when one falls."""
    from tests.fuzz_readers import TARGETS

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("readers", nargs="*", metavar="READER", help=", ".join(TARGETS))
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args(arguments)
    fallen = 0
    for name in given.readers or TARGETS:
        report = fuzz(TARGETS[name](), given.count, given.seed)
        sys.stdout.write(f"{report}\n")
        sys.stdout.flush()
        fallen += bool(report.falls)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
