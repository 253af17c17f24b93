"""Write the texts of some pictures of the documentation: a folder of thirty letters, and a book made from the sample texts.

Run from the project's root: python scripts/example_texts.py build
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "data" / "texts"
TOWNS = (
    "Kars", "Erzurum", "Trebizond", "Batum", "Tiflis", "Erivan", "Van", "Bitlis", "Diyarbekir", "Aleppo", "Damascus",
    "Beirut", "Jaffa", "Smyrna", "Salonica", "Adrianople", "Sofia", "Belgrade", "Bucharest", "Odessa", "Sebastopol",
    "Kertch", "Poti", "Baku", "Tabriz", "Tehran", "Mosul", "Baghdad", "Basra", "Cairo",
)  # fmt: skip
LETTERS, FIRST_YEAR = 30, 1850
CHAPTERS, SAMPLES_PER_CHAPTER = 12, 3


def letter(number: int, chance: random.Random) -> str:
    """Return one letter: dated, from one town, about two others."""
    here, before, other = chance.sample(TOWNS, 3)
    year = FIRST_YEAR + number + chance.choice((0, 0, 3, 9))
    return (
        f"Letter from {here}\n\n{here}, 3 May {year}.\n\nDear brother, I left {before} on the second of April and reached {here} "
        f"after three weeks. The consul, Mr. Henry Barton, sends you his regards from {other}. The harvest at {before} was poor, "
        f"and the road to {other} is closed.\n\nYour loving sister, Emma Whitfield\n"
    )


def book() -> str:
    """Return the sample texts as the chapters of a book."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    chapters = []
    for number in range(CHAPTERS):
        title, _, body = texts[number % len(texts)].partition("\n")
        chapters.append(
            f"CHAPTER {number + 1}. {title.strip()}\n\n" + "\n\n".join([body.strip()] * SAMPLES_PER_CHAPTER)
        )
    return "\n\n".join(chapters)


def main() -> None:
    """Write the texts into the given folder."""
    folder = Path(sys.argv[1])
    letters = folder / "letters"
    letters.mkdir(parents=True, exist_ok=True)
    chance = random.Random(5)
    for number in range(LETTERS):
        (letters / f"letter-{number + 1:02}.txt").write_text(letter(number, chance), encoding="utf-8")
    (folder / "book.txt").write_text(book(), encoding="utf-8")


if __name__ == "__main__":
    main()
