import csv
import pathlib


def write():
    """One line for each file of measurements, with its mean."""
    files = sorted(pathlib.Path("measurements").glob("*.csv"))
    with open("averages.csv", "w", newline="") as out:
        for file in files:
            with file.open() as table:
                values = [float(row["celsius"]) for row in csv.DictReader(table)]
            out.write(f"{file.stem},{sum(values) / len(values):.1f}\n")
    return len(files)
