"""The Python step of loop.yaml."""

from __future__ import annotations


def improve(number: float, guess: float, iteration: int) -> tuple[float, bool]:
    """Improve the guess of a square root, as Heron of Alexandria did."""
    better = (guess + number / guess) / 2
    print(f"iteration {iteration}: {better}")
    return better, abs(better * better - number) < 1e-6
