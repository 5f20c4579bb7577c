"""Compute the figures in expected.json from the raw tables, without any code of the pipelines.

    python3 examples/quickstart/expected.py > examples/quickstart/expected.json

Everything is SQL over integers (tenths of a millimetre, a degree, a metre per second), so that
nothing here can be wrong in the way in which the pipelines could be.
"""

import json
import sqlite3
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

DATA = Path(__file__).parent / "data"


def main() -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE raw (source, city, date, rain, high, low, wind, kind)")
    for line in lines("weather.csv"):
        db.execute("INSERT INTO raw VALUES (1, ?, substr(?, 1, 10), ?, ?, ?, ?, ?)", line)
    for line in lines("seattle-weather.csv"):
        db.execute("INSERT INTO raw VALUES (2, 'Seattle', replace(?, '/', '-'), ?, ?, ?, ?, ?)", line)
    for column in "rain", "high", "low", "wind":
        db.execute(f"UPDATE raw SET {column} = CAST(round({column} * 10) AS INTEGER)")
    db.execute("""
        CREATE TABLE day AS SELECT city, date, rain, high, wind,
            CASE WHEN kind = 'sun' AND rain > 0 THEN 'rain' ELSE kind END AS kind
        FROM raw WHERE source = (
            SELECT min(source) FROM raw other WHERE other.city = raw.city AND other.date = raw.date)
        AND date(date) = date AND high >= low AND rain >= 0 AND wind >= 0""")

    def one(sql: str):
        rows = db.execute(sql).fetchall()
        assert len(rows) == 1, rows  # an extreme that two share would depend on the order
        return rows[0]

    def top(when: str, measure: str) -> dict:
        groups = f"SELECT city, {when} AS at, {measure} AS value FROM day GROUP BY city, {when}"
        city, at, value = one(f"WITH g AS ({groups}) SELECT * FROM g WHERE value = (SELECT max(value) FROM g)")
        return {"city": city, "when": at, "value": tenths(value)}

    def average_year(what: str) -> dict:
        return {
            city: tenths(total, years=4)
            for city, total in db.execute(f"SELECT city, {what} FROM day GROUP BY city ORDER BY city")
        }

    rows = one("SELECT count(*) FROM day")[0]
    invalid = one("SELECT count(*) FROM raw WHERE NOT (high >= low AND rain >= 0 AND date(date) = date)")[0]
    rain = average_year("sum(rain)")
    wet_days = average_year("10 * sum(rain >= 10)")
    extremes = {
        "wettest": top("substr(date, 1, 7)", "sum(rain)"),
        "warmest": top("substr(date, 1, 7)", "avg(high)"),
        "windiest": top("date", "sum(wind)"),
    }
    # A dry spell is a group of dry days whose date minus its rank among the dry days is the same.
    spells = {
        city: {"from": start, "days": days}
        for city, start, days in db.execute("""
            WITH dry AS (SELECT city, date, julianday(date)
                - row_number() OVER (PARTITION BY city ORDER BY date) AS spell FROM day WHERE rain = 0),
            spells AS (SELECT city, min(date) AS start, count(*) AS days FROM dry GROUP BY city, spell)
            SELECT city, min(start), max(days) FROM spells s
            WHERE days = (SELECT max(days) FROM spells t WHERE t.city = s.city) GROUP BY city""")
    }
    expected = {
        "pipeline.yaml": {
            "rows": rows,
            "duplicates": one("SELECT count(*) FROM raw")[0] - rows - invalid,
            "invalid": invalid,
            "relabelled": one("SELECT count(*) FROM raw WHERE source = 1 AND kind = 'sun' AND rain > 0")[0],
            "months": one("SELECT count(DISTINCT city || substr(date, 1, 7)) FROM day")[0],
            **extremes,
            "climate": {c: {"rain": rain[c], "wet_days": wet_days[c]} for c in rain},
            "rain_gap": round(rain["Seattle"] - rain["New York"], 1),
            "wet_day_gap": round(wet_days["Seattle"] - wet_days["New York"], 1),
        },
        "needs.yaml": {
            "rows": rows,
            **extremes,
            "kinds": dict(db.execute("SELECT kind, count(*) FROM day GROUP BY kind ORDER BY kind")),
            "spells": spells,
        },
    }
    print(json.dumps(expected, indent=2))


def lines(table: str):
    for line in (DATA / table).read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split(",")


def tenths(value, years: int = 1) -> float:
    return float((Decimal(value) / 10 / years).quantize(Decimal("0.1"), ROUND_HALF_UP))


if __name__ == "__main__":
    main()
