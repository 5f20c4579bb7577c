"""The step of python.yaml."""

from __future__ import annotations


def count(text: str) -> tuple[int, str]:
    """Count the words of a text, and find the longest."""
    words = text.split()
    longest = max(words, key=len)
    print(f"{len(words)} words, the longest is {longest!r}")
    return len(words), longest
