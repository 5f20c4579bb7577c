"""The Python steps of passing.yaml."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Rider:
    name: str
    pace: float  # km/h


def plan() -> tuple[Rider, list[dict], str, float]:
    """Plan who rides where."""
    stages = [
        {"to": "Worpswede", "km": 27.5},
        {"to": "Teufelsmoor", "km": 9.0},
        {"to": "Bremen", "km": 31.5},
    ]
    return Rider("Ada", 17.0), stages, "Bremen", sum(stage["km"] for stage in stages)


def tell(rider: Rider, start: str, hours: float, longest: dict, weather: dict) -> None:
    """Print the trip. The object of the parameter is a dataclass again."""
    print(f"{rider.name} starts in {start}, with {weather['wind']} km/h of wind.")
    print(f"It takes {hours} hours; the longest stage leads to {longest['to']}.")
