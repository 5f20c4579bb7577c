#!/usr/bin/env python3
"""What a step in a container costs beyond a bare `docker run` of the same command.

Both are measured in turns, so that whatever else the machine does meets both. A step's time is the
difference between a run of many steps and a run of one, by the number of steps more.

    benchmarks/containers.py [ROUNDS]
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

TREE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RUNNABLE = os.path.join(TREE, "runnable-cli/target/runnable/bin/runnable")
IMAGE = "runnable-test:1"
STEPS = 10
KINDS = {
    "shell": ("command_type: shell, command: 'true'", ["sh", "-c", "true"]),
    "python": ("command: steps.nothing", ["python3", "-c", "import steps; steps.nothing()"]),
}


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    subprocess.run([os.path.join(TREE, ".ci/test-image")], check=True)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        write("steps.py", "def nothing(): pass\n")
        write(
            "config.yaml",
            "pipeline-executor: {type: local-container, config: {docker_image: '%s'}}\n" % IMAGE,
        )
        for kind, (step, _) in KINDS.items():
            write(kind + "-1.yaml", pipeline(step, 1))
            write(kind + "-n.yaml", pipeline(step, STEPS + 1))
        for kind, (_, command) in KINDS.items():
            measure(kind, command, folder, rounds)


def measure(kind, command, folder, rounds):
    bare_command = ["docker", "run", "--rm", "-v", folder + ":" + folder, "-w", folder, IMAGE]
    bare, steps = [], []
    run(kind + "-1.yaml")
    for _ in range(rounds):
        one = run(kind + "-1.yaml")
        times = [timed(bare_command + command) for _ in range(STEPS)]
        bare.append(statistics.mean(times))
        steps.append((run(kind + "-n.yaml") - one) / STEPS)
    overheads = [step - start for step, start in zip(steps, bare)]
    print(
        "%-7s docker run %.3f s   step %.3f s   overhead %+.3f s (median of %d rounds, %+.3f to %+.3f)"
        % (
            kind,
            statistics.median(bare),
            statistics.median(steps),
            statistics.median(overheads),
            rounds,
            min(overheads),
            max(overheads),
        )
    )


def run(file):
    return timed([RUNNABLE, "execute", file, "-c", "config.yaml"])


def timed(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def pipeline(step, count):
    names = ["s%d" % i for i in range(count)] + ["success"]
    lines = ["dag:", "  start_at: s0", "  steps:"]
    for name, after in zip(names, names[1:]):
        lines.append("    %s: {type: task, %s, next: %s}" % (name, step, after))
    return "\n".join(lines) + "\n"


def write(name, text):
    with open(name, "w") as file:
        file.write(text)


if __name__ == "__main__":
    main()
