#!/usr/bin/env python3
"""What a step in a container costs beyond a bare `docker run` of the same command.

Both are measured in turns, so that whatever else the machine does meets both. A step's time is the
difference between a run of many steps and a run of one, by the number of steps more.

    benchmarks/containers.py [ROUNDS [KIND,...]]
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
    "java": ("command_type: java, command: 'Steps.java::nothing'", None),
}


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    kinds = sys.argv[2].split(",") if len(sys.argv) > 2 else KINDS
    subprocess.run([os.path.join(TREE, ".ci/test-image")], check=True)
    jdk = java_home()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        write("steps.py", "def nothing(): pass\n")
        write("Steps.java", "class Steps { static void nothing() {} }\n")
        os.mkdir("classes")
        subprocess.run([os.path.join(jdk, "bin/javac"), "-d", "classes", "Steps.java"], check=True)
        write("classes/Main.java", "class Main { public static void main(String[] a) { Steps.nothing(); } }\n")
        subprocess.run(
            [os.path.join(jdk, "bin/javac"), "-cp", "classes", "-d", "classes", "classes/Main.java"],
            check=True,
        )
        for reuse in "false", "true":
            write(
                "reuse-%s.yaml" % reuse,
                "pipeline-executor: {type: local-container, config: {docker_image: '%s', reuse: %s, mounts: ['%s:%s:ro']}}\n"
                % (IMAGE, reuse, jdk, jdk),
            )
        for kind in kinds:
            step, command = KINDS[kind]
            write(kind + "-1.yaml", pipeline(step, 1))
            write(kind + "-n.yaml", pipeline(step, STEPS + 1))
            # what a user would write: the class is compiled, and no start is trained
            java = [jdk + "/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", "classes", "Main"]
            for reuse in "false", "true":
                measure(kind, command or java, jdk, folder, rounds, reuse)


def java_home():
    find = ". %s/runnable-cli/src/main/dist/lib/find-jdk.sh; find_jdk; echo $jdk_home" % TREE
    return subprocess.run(["sh", "-c", find], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def measure(kind, command, jdk, folder, rounds, reuse):
    mounts = ["-v", folder + ":" + folder, "-v", jdk + ":" + jdk + ":ro"]
    bare_command = ["docker", "run", "--rm", *mounts, "-w", folder, IMAGE]
    configuration = "reuse-%s.yaml" % reuse
    bare, steps = [], []
    run(kind + "-1.yaml", configuration)
    for _ in range(rounds):
        one = run(kind + "-1.yaml", configuration)
        times = [timed(bare_command + command) for _ in range(STEPS)]
        bare.append(statistics.mean(times))
        steps.append((run(kind + "-n.yaml", configuration) - one) / STEPS)
    overheads = [step - start for step, start in zip(steps, bare)]
    print(
        "%-7s %-6s docker run %.3f s   step %.3f s   overhead %+.3f s (median of %d rounds, %+.3f to %+.3f)"
        % (
            kind,
            "reuse" if reuse == "true" else "",
            statistics.median(bare),
            statistics.median(steps),
            statistics.median(overheads),
            rounds,
            min(overheads),
            max(overheads),
        )
    )


def run(file, configuration):
    return timed([RUNNABLE, "execute", file, "-c", configuration])


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
