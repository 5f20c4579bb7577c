#!/usr/bin/env python3
"""Times whole commands, the JVM's start included, side by side in one run.

    python3 benchmarks/whole_process.py [--runs 9] [--only NAME ...]

Every round runs every command once, so that a busy machine is busy for all of them. Shown are the
median, the best, the ratio to the reference and the peak memory of the process itself. GNU make and
a plain shell loop do the same work as references where they can. Uses only the standard library.
"""

import argparse
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


TWO_AT_ONCE = """\
pipeline-executor: {type: local, config: {enable_parallel: true, max_parallel: 2}}
run-log-store: {type: chunked-fs}
"""


def cases(folder: pathlib.Path):
    (folder / "stub.yaml").write_text(chain(1, "type: stub"))
    for steps in (1_000, 10_000):
        (folder / f"stubs-{steps}.yaml").write_text(chain(steps, "type: stub"))
    (folder / "shell-500.yaml").write_text(shell_chain(500))
    (folder / "fan-1000.yaml").write_text(shell_fan(1_000))
    (folder / "two.yaml").write_text(TWO_AT_ONCE)
    (folder / "Makefile").write_text(makefile(500))
    loop = "i=0; while [ $i -lt 500 ]; do sh -c true; i=$((i+1)); done"
    return {
        "version": [RUNNABLE, "--version"],
        "one stub": [RUNNABLE, "execute", "stub.yaml"],
        "1,000 stubs": [RUNNABLE, "execute", "stubs-1000.yaml"],
        "10,000 stubs": [RUNNABLE, "execute", "stubs-10000.yaml"],
        "500 shell steps": [RUNNABLE, "execute", "shell-500.yaml"],
        "1,000 shells, 2 at once": [RUNNABLE, "execute", "fan-1000.yaml", "-c", "two.yaml"],
        "500 rules of GNU make": ["make", "-s", "all", "SHELL=/bin/sh"],
        "500 sh in a sh loop": ["sh", "-c", loop],
    }


def once(command, folder: pathlib.Path):
    log = folder / ".run_log_store"
    if log.exists():
        shutil.rmtree(log)
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment()
    )
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    if status != 0:
        sys.exit(f"{command} failed:\n{errors.decode()[-2000:]}")
    return seconds, usage.ru_maxrss / 1024


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
        for command in commands.values():
            once(command, folder)
        figures = {name: [] for name in commands}
        for _ in range(arguments.runs):
            for name, command in commands.items():
                figures[name].append(once(command, folder))
    report(figures)


def report(figures) -> None:
    medians = {n: statistics.median(s for s, _ in f) for n, f in figures.items()}
    reference = medians.get("500 rules of GNU make")
    print(f"{'':24}{'median s':>10}{'best s':>10}{'x make':>8}{'peak MiB':>10}")
    for name, values in figures.items():
        ratio = f"{medians[name] / reference:8.2f}" if reference and "500" in name else " " * 8
        best = min(s for s, _ in values)
        peak = max(m for _, m in values)
        print(f"{name:24}{medians[name]:10.3f}{best:10.3f}{ratio}{peak:10.0f}")
    many, few, one = (medians.get(k) for k in ("10,000 stubs", "1,000 stubs", "one stub"))
    if many and few and one:
        ratio = ((many - one) / 9_999) / ((few - one) / 999)
        print(f"a step at 10,000 costs {ratio:.2f} times one at 1,000")


if __name__ == "__main__":
    main()
