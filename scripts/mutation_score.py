"""Compare the share of killed mutants of each module with the recorded one, which can only rise.

    mutmut run; python scripts/mutation_score.py        # as `make mutants`

`tests/mutation_score.json` has the killed and the tested mutants of each module. The program fails if the share of a module has
fallen, and records a share that has risen. Modules without a result are skipped, so that single modules can be tested:
`mutmut run "gazetteer.model.timespan*"`.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

SCORES = Path(__file__).resolve().parent.parent / "tests" / "mutation_score.json"
DECIDED = ("killed", "survived", "timeout", "suspicious", "no tests")
"""Results of mutants that were tested; a timeout counts as killed, because the change made an endless loop."""

_LINE = re.compile(r"\s*gazetteer\.(?P<module>[\w.]+?)\.x[_ǁ]\S+: (?P<result>.+)")


def main() -> int:
    """Compare, record and report; return the exit code."""
    listed = subprocess.run(["mutmut", "results", "--all", "true"], check=True, capture_output=True, text=True).stdout
    found = scores(listed)
    recorded = json.loads(SCORES.read_text("utf-8"))
    fallen = 0
    for module, (killed, tested) in sorted(found.items()):
        before = recorded.get(module, {"killed": 0, "tested": tested})
        fell = killed * before["tested"] < before["killed"] * tested
        fallen += fell
        print(
            f"{module}: {killed} of {tested} mutants killed"
            + f", {before['killed']} of {before['tested']} before" * fell
        )
        if not fell:
            recorded[module] = {"killed": killed, "tested": tested}
    SCORES.write_text(json.dumps(recorded, indent=2, sort_keys=True) + "\n", "utf-8")
    if fallen:
        print("Some modules have fewer killed mutants than before: `mutmut results` lists the surviving ones.")
    return 1 if fallen else 0


def scores(listed: str) -> dict[str, tuple[int, int]]:
    """Return the killed and the tested mutants of each module, from the output of `mutmut results --all true`.

    >>> scores("    gazetteer.names.fold.x_fold__mutmut_1: killed\\n    gazetteer.names.fold.x_fold__mutmut_2: survived\\n")
    {'names.fold': (1, 2)}
    """
    counts: Counter[tuple[str, str]] = Counter()
    for line in listed.splitlines():
        if (match := _LINE.match(line)) and match["result"] in DECIDED:
            counts[match["module"], "killed" if match["result"] in ("killed", "timeout") else "other"] += 1
    modules = {module for module, _ in counts}
    return {one: (counts[one, "killed"], counts[one, "killed"] + counts[one, "other"]) for one in sorted(modules)}


if __name__ == "__main__":
    sys.exit(main())
