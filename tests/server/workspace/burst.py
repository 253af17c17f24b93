"""Writes corrections one after another and says which were acknowledged; the tests kill it.

python -m tests.server.workspace.burst WORKSPACE WHO COUNT
"""

from __future__ import annotations

import sys
from pathlib import Path

from gazetteer.errors import ConflictError
from gazetteer.model.corrections import Correction
from gazetteer.server.workspace.workspace import Workspace


def run(path: Path, who: str, count: int) -> None:
    """Correct the word number 0, 1, 2 … of the document "words", each word four letters and a space."""
    with Workspace(path) as workspace:
        text = workspace.document("words").text
        for number in range(count):
            one = Correction("words", 5 * number, 5 * number + 4, text[5 * number : 5 * number + 4], "reject")
            while True:
                seen = workspace.history("words").revision
                try:
                    change = workspace.correct("words", [one], seen=seen, who=who)
                    break
                except ConflictError:  # another writer was faster: look again
                    continue
            print(who, number, change.revision, flush=True)


if __name__ == "__main__":
    run(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
