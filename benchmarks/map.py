"""Measure how fast a map of 10,000 places opens and responds, in Chromium without network access.

Run from the project's root: python benchmarks/map.py [--places N] [--texts N] [--times N] [--seed S] [--page FILE.html]

The places are drawn at random from the embedded gazetteer, with their own names, namesakes and clues; the sentences that name
them are generated, and each has a year. `--page` measures an existing page. Latencies are measured in the page, from
dispatching the event until the frame with its effect has been painted. Each kind of click is made on N places one after the
other. Prints the median, the 95th percentile and the maximum.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gazetteer import Gazetteer, atlas
from gazetteer.model.document import Candidate, Document, Entity, Resolution
from gazetteer.model.place import Place
from gazetteer.model.timespan import Timespan

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip
SENTENCES = (
    "In {year} the mail from {} to {} went by way of {}.",
    "A merchant of {} wrote in {year} that nobody at {} had heard of {}.",
    "The road between {} and {} was mended in {year}, and that to {} was not.",
    "In the spring of {year} the surveyor left {} for {}, and reached {} before the rains.",
)
FIRST, LAST = 1780, 1939

# In the page: do something, and return how many milliseconds pass until a frame that shows it has been painted. The first
# callback runs before that frame is laid out and painted, the message comes after.
TIMED = """(act) => new Promise((done) => {
    const started = performance.now();
    act();
    requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now() - started);
        channel.port2.postMessage(0);
    });
})"""
CLICK = f"""([selector, i]) => {{
    const all = document.querySelectorAll(selector), target = all[(7 * i) % all.length];
    return ({TIMED})(() => target.dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true }})));
}}"""
SLIDE = f"""([selector, value]) => ({TIMED})(() => {{
    const input = document.querySelector(selector);
    input.value = value;
    input.dispatchEvent(new Event('input', {{ bubbles: true }}));
}})"""
DOT = f"""([x, y]) => ({TIMED})(() => {{
    const at = document.elementFromPoint(x, y), how = {{ bubbles: true, cancelable: true, clientX: x, clientY: y, view: window }};
    for (const type of ['mousemove', 'mousedown', 'mouseup', 'click']) at.dispatchEvent(new MouseEvent(type, how));
}})"""


def documents(gazetteer: Gazetteer, count: int, texts: int, seed: int) -> list[Document]:
    """Return texts that name this many places of the gazetteer, each once or twice."""
    chance = random.Random(seed)
    found: dict[str, Resolution] = {}
    for place in _drawn(gazetteer, 2 * count, chance):
        if len(found) == count:
            break
        matches = gazetteer.lookup(place.label, limit=4)
        mine = next((match for match in matches if match.place.id == place.id), None)
        if mine is not None:
            ordered = [mine, *(match for match in matches if match is not mine)]
            candidates = tuple(Candidate(m.place, m.name.text, m.score, tuple(m.clues)) for m in ordered)
            found[place.id] = Resolution(candidates[0], candidates)
    resolutions = list(found.values())
    again = chance.sample(resolutions, count // 2)
    size, more = -(-count // texts), -(-len(again) // texts)
    return [
        _text(i, resolutions[i * size : (i + 1) * size] + again[i * more : (i + 1) * more], chance)
        for i in range(texts)
    ]


def _drawn(gazetteer: Gazetteer, count: int, chance: random.Random) -> list[Place]:
    import sqlite3

    with sqlite3.connect(f"{gazetteer.path.resolve().as_uri()}?mode=ro", uri=True) as connection:
        rows = connection.execute("SELECT id FROM place WHERE feature LIKE 'P%' ORDER BY id").fetchall()
    return [gazetteer.get(id_) for (id_,) in chance.sample(rows, count)]


def _text(number: int, named: list[Resolution], chance: random.Random) -> Document:
    chance.shuffle(named)
    parts: list[str] = []
    entities: list[Entity] = []
    at = 0

    def write(text: str) -> None:
        nonlocal at
        parts.append(text)
        at += len(text)

    for sentence, start in enumerate(range(0, len(named), 3)):
        year = chance.randint(FIRST, LAST)
        pieces = chance.choice(SENTENCES).replace("{year}", str(year)).split("{}")
        here = named[start : start + 3]
        for piece, resolution in zip(pieces, [*here, *[None] * (len(pieces) - len(here))], strict=True):
            if str(year) in piece:
                begin = at + piece.index(str(year))
                entities.append(
                    Entity(
                        f"d{sentence}", begin, begin + 4, str(year), "DATE", "generated", when=Timespan.of(year, year)
                    )
                )
            write(piece)
            if resolution and resolution.chosen:
                name = resolution.chosen.matched
                entities.append(Entity(f"e{at}", at, at + len(name), name, "PLACE", "generated", None, resolution))
                write(name)
        write("\n\n" if sentence % 5 == 4 else " ")
    return Document(
        f"text-{number}", "".join(parts), lang="en", title=f"Letters, bundle {number + 1}",
        entities=tuple(sorted(entities, key=lambda entity: (entity.start, -entity.end))),
    )  # fmt: skip


def measure(page_file: Path, times: int) -> None:
    """Open the page and print the measurements."""
    from playwright.sync_api import sync_playwright

    program = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )
    if program is None:
        sys.exit("Chromium or Chrome is not installed")
    print(f"page: {page_file.stat().st_size / 1e6:.2f} MB")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        openings = [_open(browser, page_file) for _ in range(3)]
        print("first paint: " + ", ".join(f"{paint:.0f}" for _, paint, _ in openings) + " ms from the start of loading")
        print("ready to be used: " + ", ".join(f"{ready:.0f}" for _, _, ready in openings) + " ms")
        page = openings[-1][0]
        for what, took in _latencies(page, times):
            print(f"{what:<26} {_spread(took)}")
        browser.close()


def _open(browser: Any, page_file: Path) -> tuple[Any, float, float]:
    """Return a new window with the page, its first contentful paint and the time until its map was ready, in milliseconds."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce").new_page()
    page.goto(page_file.resolve().as_uri())
    page.wait_for_selector("html[data-ready=yes]")
    page.wait_for_timeout(1000)
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    return page, paint, page.evaluate("performance.getEntriesByName('ready')[0].startTime")


def _latencies(page: Any, times: int) -> list[tuple[str, list[float]]]:
    """Measure each kind of click on several places, and the slider."""
    if page.locator("[data-tab=texts]").count():
        page.locator(".docs a").first.click()
        page.locator(".all").evaluate("(button) => button.click()")
        page.wait_for_timeout(500)
    found = []
    for what, tab, selector in (
        ("mention in the text", "text", "article:not([hidden]) a.m"),
        ("entry of the list", "places", ".placetable tbody a"),
        ("name on the map", "text", ".leaflet-names-pane .name"),
    ):
        page.locator(f"[data-tab={tab}]").click()
        page.wait_for_timeout(500)
        took = []
        for i in range(times):
            took.append(page.evaluate(CLICK, [selector, i]))
            page.wait_for_timeout(300)
        found.append((what, took))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Whole map").click()
    page.wait_for_timeout(500)
    took = []
    frame = page.locator(".mapbox").bounding_box()
    for i in range(times):
        x = frame["x"] + frame["width"] * (0.25 + 0.5 * i / times)
        y = frame["y"] + frame["height"] * (0.35 + 0.3 * i / times)
        took.append(page.evaluate(DOT, [x, y]))
        page.wait_for_timeout(120)
    found.append(("dot, or ground beside it", took))
    page.keyboard.press("Escape")
    took = []
    for i in range(times):
        took.append(page.evaluate(SLIDE, [".track .from", FIRST + 3 * (i + 1)]))
        page.wait_for_timeout(120)
    found.append(("slider", took))
    return found


def _spread(took: Sequence[float]) -> str:
    ordered = sorted(took)
    return (
        f"median {statistics.median(ordered):4.0f} ms, p95 {ordered[int(0.95 * (len(ordered) - 1))]:4.0f} ms, "
        f"longest {ordered[-1]:4.0f} ms, of {len(ordered)}"
    )


def main() -> None:
    """Draw and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=10_000, help="how many places")
    parser.add_argument("--texts", type=int, default=40, help="in how many texts they are named")
    parser.add_argument("--times", type=int, default=20, help="how often each thing is done")
    parser.add_argument("--seed", type=int, default=1, help="draws other places and years")
    parser.add_argument("--page", type=Path, help="measure this page instead of drawing one")
    parser.add_argument("--keep", type=Path, help="keep the page that was drawn")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        target = given.page or given.keep or Path(folder) / "map.html"
        if given.page is None:
            with Gazetteer.open() as gazetteer:
                texts = documents(gazetteer, given.places, given.texts, given.seed)
                atlas.draw(texts, names=gazetteer.names, title="Letters").save(str(target))
            print(f"{given.places} places of the embedded gazetteer in {given.texts} texts, seed {given.seed}")
        measure(target, given.times)


if __name__ == "__main__":
    main()
