#!/usr/bin/env python3
"""Measures the catalog: how fast it hashes, and what a `put` costs.

    python3 benchmarks/catalog.py [--rounds 5] [--folder FOLDER] [--mib 1024]

Hashing is compared, in turns, with the JDK's digest over data in memory in a JVM with all its
compilers, on one core and on all. It is shown for such a JVM and for one with the options of the
launcher, which leaves the optimising compiler out. Putting is compared with `cp`. The files are in
the page cache, so that no disk is measured. Uses only the standard library.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
RUNNABLE = ROOT / "runnable"
MIB = 1 << 20
LAUNCHER = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]

PIPELINE = """dag:
  start_at: make
  steps:
    make: {type: task, command_type: shell, command: 'true', catalog: {put: [one]}, next: success}
"""


def jdk() -> str:
    home = os.environ.get("JAVA_HOME")
    if home:
        return f"{home}/bin/"
    script = f'. "{ROOT}/runnable-cli/target/runnable/lib/find-jdk.sh"; find_jdk >&2; echo "$jdk_home"'
    found = subprocess.run(["sh", "-c", script], capture_output=True, text=True).stdout.strip()
    return f"{found}/bin/" if found else ""


def files(folder: pathlib.Path, mib: int) -> None:
    (folder / "many").mkdir(parents=True)
    with open(folder / "one", "wb") as one:
        for i in range(8):
            part = os.urandom(MIB) * (mib // 8)
            one.write(part)
            (folder / "many" / f"f{i}").write_bytes(part)


def hashing(folder: pathlib.Path, rounds: int) -> None:
    java = jdk()
    jars = f"{ROOT}/runnable-core/target/classes"
    classes = folder / "classes"
    subprocess.run([f"{java}javac", "-cp", jars, "-d", classes, ROOT / "benchmarks/Hashing.java"], check=True)

    def rates(options: list[str]) -> list[int]:
        command = [f"{java}java", "--enable-native-access=ALL-UNNAMED", *options]
        command += ["-cp", f"{jars}:{classes}", "dev.runnable.catalog.Hashing", str(folder), str(rounds)]
        return [int(rate) for rate in subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()]

    plain, launcher = rates([]), rates(LAUNCHER)
    print(f"{'SHA-256, best of ' + str(rounds):44}{'MB/s':>8}{'of the JDK':>12}")
    for name, rate, reference in [
        ("JDK, memory, one core", plain[1], plain[1]),
        ("1 file", plain[0], plain[1]),
        ("1 file, options of the launcher", launcher[0], plain[1]),
        ("  JDK, memory, the same options", launcher[1], plain[1]),
        ("JDK, memory, all cores", plain[3], plain[3]),
        ("8 files", plain[2], plain[3]),
        ("8 files, options of the launcher", launcher[2], plain[3]),
    ]:
        print(f"{name:44}{rate:8}{rate / reference:12.0%}")


def used(folder: pathlib.Path) -> int:
    os.sync()
    space = os.statvfs(folder)
    return (space.f_blocks - space.f_bfree) * space.f_frsize // MIB


def put(folder: pathlib.Path, run: str) -> None:
    before, begun = used(folder), time.perf_counter()
    subprocess.run([RUNNABLE, "execute", "p.yaml", run], cwd=folder, check=True, capture_output=True)
    show(f"put, {run}", time.perf_counter() - begun, used(folder) - before)


def show(name: str, seconds: float, mib: int) -> None:
    print(f"{name:44}{seconds:7.2f}s{mib:9} MiB")


def putting(folder: pathlib.Path) -> None:
    (folder / "p.yaml").write_text(PIPELINE)
    subprocess.run([RUNNABLE, "validate", "p.yaml"], cwd=folder, check=True, capture_output=True)
    print(f"{'whole runs of one step':44}{'':8}{'disk':>9}")
    before, begun = used(folder), time.perf_counter()
    subprocess.run(["cp", "one", "copy"], cwd=folder, check=True)
    show("cp", time.perf_counter() - begun, used(folder) - before)
    put(folder, "first")
    put(folder, "stored")
    os.utime(folder / "one")
    put(folder, "touched")
    (folder / "one").rename(folder / "old")
    shutil.copyfile(folder / "old", folder / "one")
    put(folder, "another-file-with-the-same-content")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--mib", type=int, default=1024)
    parser.add_argument("--folder", help="where the files are made, on the file system to be measured")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = pathlib.Path(name)
        files(folder, options.mib)
        hashing(folder, options.rounds)
        print()
        putting(folder)


main()
