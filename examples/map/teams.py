"""The steps of nested.yaml."""

from __future__ import annotations


def points_of(team: dict) -> list[int]:
    return team["points"]


def double(point: int) -> int:
    return 2 * point


def result_of(team: dict, doubled: int) -> dict:
    return {"team": team["name"], "points": doubled}
