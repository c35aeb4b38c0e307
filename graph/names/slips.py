"""Names that are one letter apart."""

from __future__ import annotations


def one_edit_keys(key: str) -> set[str]:
    """Return the key and all keys with one letter less: two names at most a letter apart share one."""
    return {key} | {key[:i] + key[i + 1 :] for i in range(len(key))}


def is_one_edit(first: str, second: str) -> bool:
    """Tell whether one letter more, less, other, or two neighbours swapped turn one key into the other."""
    if first == second or first[:1] != second[:1]:
        return False
    start = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    if start is None:
        return abs(len(first) - len(second)) == 1
    rest, other = first[start:], second[start:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]
