"""Make `gazetteer/atlas/fonts/`: subsets of Source Serif 4 and Source Sans 3 for the map page.

    uv run --with fonttools --with brotli --with fontpkg-source-serif-4 --with fontpkg-source-sans-3 \
        python scripts/make_fonts.py

One WOFF2 for each face and alphabet. Both families are under the SIL Open Font License 1.1, which reserves the name
"Source": the subsets are called "Gazetteer Serif" and "Gazetteer Sans", and the licence is next to them.
"""

from __future__ import annotations

import io
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

OUT = Path(__file__).resolve().parent.parent / "gazetteer" / "atlas" / "fonts"

FACES: tuple[tuple[str, str, str, str, dict[str, Any]], ...] = (
    ("serif", "Gazetteer Serif", "fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf",
     {"opsz": 18, "wght": (400, 700)}),
    ("serif-italic", "Gazetteer Serif", "fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf",
     {"opsz": 18, "wght": 400}),
    ("sans", "Gazetteer Sans", "fontpkg_source_sans_3", "SourceSans3[wght].ttf", {"wght": (400, 700)}),
    ("sans-italic", "Gazetteer Sans", "fontpkg_source_sans_3", "SourceSans3-Italic[wght].ttf", {"wght": 400}),
)  # fmt: skip

ALPHABETS = {
    "latin": [
        *range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, *range(0x2B9, 0x2C0), 0x2C6, 0x2DA, 0x2DC,
        *range(0x2010, 0x2016), 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2022, 0x2026, 0x2030,
        0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, *range(0x2190, 0x2194), 0x2212,
    ],
    "latin-ext": [
        *(c for c in range(0x100, 0x180) if c not in (0x131, 0x152, 0x153)), 0x18F, 0x192, 0x1CD, 0x1CE, 0x1D0,
        0x1D2, 0x1D4, 0x1E6, 0x1E7, *range(0x218, 0x21C), 0x259, *range(0x1E00, 0x1E99), *range(0x1EA0, 0x1EFA),
    ],
    "cyrillic": [
        *range(0x400, 0x460), *range(0x490, 0x494), 0x49A, 0x49B, 0x4A2, 0x4A3, *range(0x4AE, 0x4B2), 0x4BA, 0x4BB,
        0x4D8, 0x4D9, 0x4E8, 0x4E9,
    ],
    "greek": [*range(0x370, 0x400)],
}  # fmt: skip
FEATURES = ["kern", "liga", "onum", "lnum", "tnum", "pnum", "ccmp", "locl", "mark", "case"]


def make(package: str, file: str, family: str, axes: dict[str, Any], wanted: list[int]) -> tuple[bytes, list[int]]:
    """Return one subset as WOFF2, and its code points."""
    font = TTFont(str(files(package) / "files" / file), recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = [0, 1, 2, 13, 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(font, axes)
    font["name"].setName(family, 1, 3, 1, 0x409)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue(), sorted(font.getBestCmap())


def ranges(points: list[int]) -> str:
    """Return code points as the value of CSS `unicode-range`."""
    spans: list[list[int]] = []
    for point in points:
        if spans and point == spans[-1][1] + 1:
            spans[-1][1] = point
        else:
            spans.append([point, point])
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in spans)


def main() -> None:
    OUT.mkdir(exist_ok=True)
    index = []
    for face, family, package, file, axes in FACES:
        for alphabet, wanted in ALPHABETS.items():
            data, held = make(package, file, family, axes, wanted)
            name = f"{face}-{alphabet}.woff2"
            (OUT / name).write_bytes(data)
            weight = axes["wght"]
            index.append({
                "file": name, "family": family, "style": "italic" if "italic" in face else "normal",
                "weight": f"{weight[0]} {weight[1]}" if isinstance(weight, tuple) else str(weight),
                "range": ranges(held),
            })  # fmt: skip
            print(name, len(held), len(data))
    (OUT / "index.json").write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")
    for package, name in (("fontpkg_source_serif_4", "OFL-serif.txt"), ("fontpkg_source_sans_3", "OFL-sans.txt")):
        (OUT / name).write_text((files(package) / "LICENSE").read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    main()
