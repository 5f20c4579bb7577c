#!/usr/bin/env python3
"""Times the rendering of a chain of steps as an Argo Workflow, each time in a new JVM.

    python3 benchmarks/argo.py [--steps 5000] [--runs 7] [--java /path/of/a/jdk-25/bin/java]

Shown are the median and the best of reading the pipeline and of rendering it, in milliseconds after
the start of the JVM, of the processor time of the whole process, start included, and what comes out.
On a busy machine only the last tells anything. The modules have to be compiled. Uses only the
standard library.
"""

import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
LIMIT = 1000


def chain(steps: int) -> str:
    lines = ["dag:", "  start_at: step-0", "  steps:"]
    for i in range(steps):
        following = f"step-{i + 1}" if i + 1 < steps else "success"
        lines.append(f"    step-{i}: {{type: task, command_type: shell, command: 'true', next: {following}}}")
    return "\n".join(lines) + "\n"


def class_path() -> str:
    modules = [ROOT / name / "target" / "classes" for name in ("runnable-spi", "runnable-core", "executor-argo")]
    jars = [
        str(sorted(pathlib.Path.home().glob(f".m2/repository/{pattern}"))[-1])
        for pattern in (
            "com/fasterxml/jackson/core/jackson-databind/*/*.jar",
            "com/fasterxml/jackson/core/jackson-core/*/*.jar",
            "com/fasterxml/jackson/core/jackson-annotations/*/*.jar",
            "org/yaml/snakeyaml/*/*.jar",
        )
    ]
    return ":".join([*map(str, modules), *jars])


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--steps", type=int, default=5000)
    options.add_argument("--runs", type=int, default=7)
    options.add_argument("--java", default="java")
    chosen = options.parse_args()
    path = class_path()
    with tempfile.TemporaryDirectory() as folder:
        pipeline = pathlib.Path(folder, "chain.yaml")
        pipeline.write_text(chain(chosen.steps))
        javac = str(pathlib.Path(chosen.java).with_name("javac")) if "/" in chosen.java else "javac"
        source = str(ROOT / "benchmarks" / "Rendering.java")
        subprocess.run([javac, "-d", folder, "-cp", path, source], check=True)
        command = [chosen.java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", f"{folder}:{path}"]
        reads, renders, processor, summary = [], [], [], ""
        for _ in range(chosen.runs):
            out = subprocess.run([*command, "RenderingBenchmark", str(pipeline)], check=True, capture_output=True, text=True)
            read, rendered, cpu, summary = out.stdout.strip().split(" ", 3)
            reads.append(int(read))
            renders.append(int(rendered))
            processor.append(int(cpu))
    print(f"{chosen.steps} steps: {summary}")
    print(f"{'':8}{'median':>8}{'best':>8}  ms")
    for name, times in (("read", reads), ("render", renders), ("cpu", processor)):
        print(f"{name:8}{statistics.median(times):8.0f}{min(times):8d}")
    beyond = min(renders) > LIMIT
    print(f"limit of rendering, at best: {LIMIT} ms" + (", EXCEEDED" if beyond else ""))
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
