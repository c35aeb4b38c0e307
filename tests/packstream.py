"""PackStream, the encoding of Bolt's messages: as much of it as a stub of a server needs."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Any


def pack(value: object) -> bytes:
    """Return a value of JSON's kinds, each in its longest form, which every driver reads."""
    if value is None:
        return b"\xc0"
    if isinstance(value, bool):
        return b"\xc3" if value else b"\xc2"
    if isinstance(value, int):
        return struct.pack(">Bq", 0xCB, value)
    if isinstance(value, float):
        return struct.pack(">Bd", 0xC1, value)
    if isinstance(value, str):
        text = value.encode()
        return struct.pack(">BI", 0xD2, len(text)) + text
    if isinstance(value, Mapping):
        parts = [pack(part) for pair in value.items() for part in pair]
        return struct.pack(">BI", 0xDA, len(value)) + b"".join(parts)
    if isinstance(value, list | tuple):
        return struct.pack(">BI", 0xD6, len(value)) + b"".join(map(pack, value))
    raise TypeError(value)


def pack_message(tag: int, *fields: object) -> bytes:
    return bytes([0xB0 + len(fields), tag]) + b"".join(map(pack, fields))


class Unpacker:
    """Reads values off the bytes of one message."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def message(self) -> tuple[int, list[Any]]:
        """Return the tag of the message and its fields."""
        size, tag = self._take(2)
        return tag, [self.value() for _ in range(size - 0xB0)]

    def value(self) -> Any:
        marker = self._take(1)[0]
        if marker in _CONSTANTS:
            return _CONSTANTS[marker]
        if marker < 0x80 or marker >= 0xF0:
            return marker if marker < 0x80 else marker - 0x100
        if marker in _NUMBERS:
            return self._number(_NUMBERS[marker])
        if marker < 0xB0:
            return self._sized(marker & 0xF0, marker & 0x0F)
        kind, form = _SIZED[marker]
        return self._sized(kind, self._number(form))

    def _sized(self, kind: int, size: int) -> Any:
        if kind == _TEXT:
            return self._take(size).decode()
        if kind == _LIST:
            return [self.value() for _ in range(size)]
        return {self.value(): self.value() for _ in range(size)}

    def _number(self, form: str) -> Any:
        return struct.unpack(form, self._take(struct.calcsize(form)))[0]

    def _take(self, size: int) -> bytes:
        self._at += size
        return self._data[self._at - size : self._at]


_TEXT, _LIST, _MAP = 0x80, 0x90, 0xA0
_CONSTANTS: dict[int, object] = {0xC0: None, 0xC2: False, 0xC3: True}
_NUMBERS = {0xC1: ">d", 0xC8: ">b", 0xC9: ">h", 0xCA: ">i", 0xCB: ">q"}
_FORMS = (">B", ">H", ">I")
_SIZED = {
    first + i: (kind, form)
    for first, kind in ((0xD0, _TEXT), (0xD4, _LIST), (0xD8, _MAP))
    for i, form in enumerate(_FORMS)
}
