#!/usr/bin/env python3
"""Times whole commands, the JVM's start included, side by side in one run.

    python3 benchmarks/whole_process.py [--runs 9] [--only NAME ...]

Every round runs every command once, so that a busy machine is busy for all of them. Shown are the
median, the best, the ratio to the reference, the CPU time with all children and the peak memory of
the process itself, and what is beyond its limit. GNU make and a plain shell loop do the same work as
references where they can. Uses only the standard library.

Nothing is deleted before the end: to make files is many times slower on some file systems (ext4
without a journal) for a while after as many were deleted.
"""

import argparse
import itertools
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
RUNNABLE = str(ROOT / "runnable")


def chain(steps: int, body: str) -> str:
    lines = ["dag:", "  start_at: s0", "  steps:"]
    for i in range(steps):
        following = f"s{i + 1}" if i + 1 < steps else "success"
        lines += [f"    s{i}:", f"      {body}", f"      next: {following}"]
    return "\n".join(lines) + "\n"


def makefile(steps: int) -> str:
    lines = [".PHONY: all", f"all: s{steps - 1}", "s0:", "\t@true #"]
    for i in range(1, steps):
        lines += [f"s{i}: s{i - 1}", "\t@true #;"]
    return "\n".join(lines) + "\n"


SHELL = "{type: task, command_type: shell, command: 'true', next: %s}"


def shell_chain(steps: int) -> str:
    lines = ["dag:", "  start_at: s0", "  steps:"]
    for i in range(steps):
        following = f"s{i + 1}" if i + 1 < steps else "success"
        lines.append(f"    s{i}: " + SHELL % following)
    return "\n".join(lines) + "\n"


def shell_fan(steps: int) -> str:
    step = "    s%d: {type: task, command_type: shell, command: 'true'}"
    return "\n".join(["dag:", "  steps:", *(step % i for i in range(steps))]) + "\n"


def shell_branches(branches: int) -> str:
    lines = ["dag:", "  start_at: p", "  steps:", "    p:", "      type: parallel"]
    lines += ["      next: success", "      branches:"]
    step = SHELL % "success"
    lines += [f"        b{i}: {{start_at: s, steps: {{s: {step}}}}}" for i in range(branches)]
    return "\n".join(lines) + "\n"


def wide_makefile(rules: int) -> str:
    lines = [".PHONY: all", "all: " + " ".join(f"s{i}" for i in range(rules))]
    for i in range(rules):
        lines += [f"s{i}:", "\t@true #;"]
    return "\n".join(lines) + "\n"


SQUARE = "public class Work { public static int square(int item) { return item * item; } }\n"

MAP = """\
parameters:
  items: %s
dag:
  start_at: m
  steps:
    m:
      type: map
      iterate_on: items
      iterate_as: item
      reducer: sum
      next: success
      branch:
        start_at: s
        steps:
          s:
            type: task
            command_type: java
            command: Work.java::square
            returns: [{name: sq}]
            next: success
"""


def java_example(folder: pathlib.Path) -> None:
    for name in ("Sales.java", "sales.yaml", "orders.csv"):
        target = folder / "examples" / "java" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "examples" / "java" / name, target)


def java_map(items: int) -> str:
    return MAP % list(range(items))


# seconds (median) and MiB, of a machine with two cores that does nothing else
LIMITS = {
    "version": (0.15, None),
    "one stub": (0.35, None),
    "Sales.java": (1.5, None),
    "10,000 stubs": (3, 200),
    "10,000 steps mocked": (1.5, 200),
    "500 shell steps": (2, None),
    "1,000 shells, 2 at once": (2.5, None),
    "1,000 branches, 2 at once": (2.5, None),
    "map of 10,000 Java calls": (6, 300),
    "map of 100,000": (66, 1100),
}
RARE = {"map of 100,000"}

MOCKED = "pipeline-executor: {type: mocked}\n"

TWO_AT_ONCE = """\
pipeline-executor: {type: local, config: {enable_parallel: true, max_parallel: 2}}
run-log-store: {type: chunked-fs}
"""


def cases(folder: pathlib.Path):
    (folder / "stub.yaml").write_text(chain(1, "type: stub"))
    for steps in (1_000, 10_000):
        (folder / f"stubs-{steps}.yaml").write_text(chain(steps, "type: stub"))
    (folder / "mocked.yaml").write_text(MOCKED)
    (folder / "shells-10000.yaml").write_text(shell_chain(10_000))
    (folder / "shell-500.yaml").write_text(shell_chain(500))
    (folder / "fan-1000.yaml").write_text(shell_fan(1_000))
    (folder / "two.yaml").write_text(TWO_AT_ONCE)
    (folder / "branches-1000.yaml").write_text(shell_branches(1_000))
    (folder / "Work.java").write_text(SQUARE)
    java_example(folder)
    for items in (10_000, 100_000):
        (folder / f"map-{items}.yaml").write_text(java_map(items))
    (folder / "Makefile").write_text(makefile(500))
    (folder / "wide.mk").write_text(wide_makefile(1_000))
    loop = "i=0; while [ $i -lt 500 ]; do sh -c true; i=$((i+1)); done"
    return {
        "version": [RUNNABLE, "--version"],
        "one stub": [RUNNABLE, "execute", "stub.yaml"],
        "Sales.java": [RUNNABLE, "execute", "examples/java/Sales.java"],
        "sales.yaml": [RUNNABLE, "execute", "examples/java/sales.yaml"],
        "1,000 stubs": [RUNNABLE, "execute", "stubs-1000.yaml"],
        "10,000 stubs": [RUNNABLE, "execute", "stubs-10000.yaml"],
        "10,000 steps mocked": [RUNNABLE, "execute", "shells-10000.yaml", "-c", "mocked.yaml"],
        "500 shell steps": [RUNNABLE, "execute", "shell-500.yaml"],
        "1,000 shells, 2 at once": [RUNNABLE, "execute", "fan-1000.yaml", "-c", "two.yaml"],
        "1,000 branches, 2 at once": [
            RUNNABLE,
            "execute",
            "branches-1000.yaml",
            "-c",
            "two.yaml",
        ],
        "map of 10,000 Java calls": [RUNNABLE, "execute", "map-10000.yaml"],
        "map of 100,000": [RUNNABLE, "execute", "map-100000.yaml"],
        "500 rules of GNU make": ["make", "-s", "all", "SHELL=/bin/sh"],
        "1,000 rules, make -j2": ["make", "-s", "-j2", "-f", "wide.mk", "all", "SHELL=/bin/sh"],
        "500 sh in a sh loop": ["sh", "-c", loop],
    }


def once(command, folder: pathlib.Path):
    log = folder / ".run_log_store"
    if log.exists():
        log.rename(next(path for path in numbered(folder) if not path.exists()))
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment()
    )
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    if status != 0:
        sys.exit(f"{command} failed:\n{errors.decode()[-2000:]}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def numbered(folder: pathlib.Path):
    return (folder / f"log-{i}" for i in itertools.count())


def environment():
    return {k: v for k, v in os.environ.items() if not k.startswith("RUNNABLE_")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--only", nargs="*")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        commands = {
            name: command
            for name, command in cases(folder).items()
            if (not arguments.only or name in arguments.only) and shutil.which(command[0])
        }
        for name, command in commands.items():
            if name not in RARE:
                once(command, folder)
        figures = {name: [] for name in commands}
        for turn in range(arguments.runs):
            for name, command in commands.items():
                if turn == 0 or name not in RARE:
                    figures[name].append(once(command, folder))
    report(figures)


def report(figures) -> None:
    medians = {n: statistics.median(s for s, _, _ in f) for n, f in figures.items()}
    references = {"500": "500 rules of GNU make", "1,000": "1,000 rules, make -j2"}
    columns = f"{'median s':>10}{'best s':>10}{'CPU s':>8}{'x make':>8}{'peak MiB':>10}"
    print(f"{'':28}{columns}")
    for name, values in figures.items():
        make = medians.get(references.get(name.split()[0], ""))
        ratio = f"{medians[name] / make:8.2f}" if make and "stub" not in name else " " * 8
        best = min(s for s, _, _ in values)
        cpu = statistics.median(c for _, c, _ in values)
        peak = max(m for _, _, m in values)
        line = f"{medians[name]:10.3f}{best:10.3f}{cpu:8.2f}{ratio}{peak:10.0f}"
        print(f"{name:28}{line}{beyond(name, medians[name], peak)}")
    many, few, one = (medians.get(k) for k in ("10,000 stubs", "1,000 stubs", "one stub"))
    if many and few and one:
        ratio = ((many - one) / 9_999) / ((few - one) / 999)
        print(f"a step at 10,000 costs {ratio:.2f} times one at 1,000 (limit 1.3)")
    many, few = (medians.get(k) for k in ("map of 100,000", "map of 10,000 Java calls"))
    if many and few:
        print(f"a map of 100,000 costs {many / few:.2f} times one of 10,000 (limit 11)")


def beyond(name: str, seconds: float, mebibytes: float) -> str:
    most_seconds, most_mebibytes = LIMITS.get(name, (None, None))
    told = f"  limit {most_seconds} s!" if most_seconds and seconds > most_seconds else ""
    if most_mebibytes and mebibytes > most_mebibytes:
        told += f"  limit {most_mebibytes} MiB!"
    return told


if __name__ == "__main__":
    main()
