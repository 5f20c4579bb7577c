"""Summaries of the aggregated weather: the Python steps of the pipelines beside this file."""

from __future__ import annotations

import csv
import os
from collections import defaultdict


def summarise(monthly: str) -> tuple[dict, float, float]:
    """Print the average year of each city, and return it with Seattle's lead over New York."""
    months = _read(monthly)
    climate = {}
    for city in sorted({month["city"] for month in months}):
        own = [month for month in months if month["city"] == city]
        years = len({month["month"][:4] for month in own})
        climate[city] = {
            "rain": round(sum(float(month["precipitation"]) for month in own) / years, 1),
            "wet_days": round(sum(int(month["wet_days"]) for month in own) / years, 1),
        }
    _print_calendar(months, climate)

    seattle, new_york = climate["Seattle"], climate["New York"]
    rain_gap = round(seattle["rain"] - new_york["rain"], 1)
    wet_day_gap = round(seattle["wet_days"] - new_york["wet_days"], 1)
    return climate, rain_gap, wet_day_gap


def dry_spells(cleaned: str) -> dict:
    """Find the longest run of days without any rain, by city."""
    longest, current = {}, {}
    for day in _read(cleaned):
        city = day["city"]
        if float(day["precipitation"]) > 0:
            current.pop(city, None)
            continue
        spell = current.setdefault(city, {"from": day["date"], "days": 0})
        spell["days"] += 1
        if spell["days"] > longest.get(city, {"days": 0})["days"]:
            longest[city] = dict(spell)
    for city, spell in longest.items():
        print(f"{city}: {spell['days']} days without rain from {spell['from']}")
    return longest


def write_report(
    rows: int, wettest: dict, warmest: dict, windiest: dict, kinds: dict, spells: dict, report: str
) -> None:
    """Write what the three steps before found to a text file, and print it."""
    lines = [f"{rows} days of weather", ""]
    lines += [f"{days:6} days of {kind}" for kind, days in sorted(kinds.items())]
    lines += [""]
    for title, top, unit in (
        ("wettest month", wettest, "mm"),
        ("warmest month", warmest, "°C"),
        ("windiest day", windiest, "m/s"),
    ):
        lines += [f"{title:14} {top['value']:6} {unit:4}  {top['city']}, {top['when']}"]
    for city, spell in sorted(spells.items()):
        lines += [f"{'dry spell':14} {spell['days']:6} days  {city}, from {spell['from']}"]

    os.makedirs(os.path.dirname(report) or ".", exist_ok=True)
    with open(report, "w", encoding="utf-8") as file:
        print(*lines, sep="\n", file=file)
    print(*lines, sep="\n")


def _read(table: str) -> list[dict]:
    with open(table, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _print_calendar(months: list[dict], climate: dict) -> None:
    rain, count = defaultdict(float), defaultdict(int)
    for month in months:
        key = month["city"], month["month"][5:]
        rain[key] += float(month["precipitation"])
        count[key] += 1

    print("mm rain ", *(f"{city:>10}" for city in climate))
    for month, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1):
        keys = [(city, f"{month:02}") for city in climate]
        print(f"{name:8}", *(f"{rain[key] / max(count[key], 1):10.1f}" for key in keys))
    print("year    ", *(f"{city['rain']:10.1f}" for city in climate.values()))
    print("wet days", *(f"{city['wet_days']:10.1f}" for city in climate.values()))
