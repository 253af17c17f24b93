"""Measure the start of commands: the processor time of each, and its ratio to an empty Python program.

    python benchmarks/start.py             # the minimum of ten runs each
    python benchmarks/start.py --runs 30

Run it twice: the first run also compiles the modules.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from collections.abc import Sequence

COMMANDS: Sequence[Sequence[str]] = (
    ("--version",),
    ("--help",),
    ("lookup", "Karin"),
    ("lookup", "Karin", "--format", "json"),
    ("names", "Gyumri"),
    ("info",),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=10, help="runs of each command; the shortest counts")
    runs = parser.parse_args().runs
    empty = seconds([sys.executable, "-c", "pass"], runs)
    print(f"empty Python program: {empty * 1e3:.0f} ms")
    for command in COMMANDS:
        taken = seconds([sys.executable, "-m", "gazetteer", *command], runs)
        print(f"gazetteer {' '.join(command)}: {taken * 1e3:.0f} ms, {taken / empty:.1f} times")


def seconds(command: Sequence[str], runs: int) -> float:
    """Return the minimum processor time of some runs of a command."""
    return min(_once(command) for _ in range(runs))


def _once(command: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
