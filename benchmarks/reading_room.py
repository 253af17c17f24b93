"""Measure how long each action in the reading room takes with a book of 100,000 words.

    python benchmarks/reading_room.py [--words 100000] [--keep FOLDER]

Makes a book from the sample texts, annotates it in the server, opens it in Chromium, and measures the time from the key to the
next painted frame. Prints the median and the maximum of each action.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from playwright.sync_api import sync_playwright

from gazetteer.server.application import create_app
from gazetteer.server.settings import ServerSettings

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]

KEY = """(key) => new Promise((done) => {
  const begun = performance.now();
  const painted = () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun), 0));
  document.querySelector('.text').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  painted();
})"""

SAVED = """(key) => new Promise((done) => {
  const toast = document.querySelector('.toast'), begun = performance.now();
  toast.textContent = '';
  const watch = new MutationObserver(() => {
    if (!toast.textContent) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun), 0));
  });
  watch.observe(toast, { childList: true });
  document.querySelector('.text').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
})"""

SCROLL = """(share) => new Promise((done) => {
  const text = document.querySelector('.text'), begun = performance.now();
  text.scrollTop = share * text.scrollHeight;
  const seen = () => {
    const r = text.getBoundingClientRect();
    const block = document.elementFromPoint(r.left + 80, r.top + 200)?.closest('.block');
    if (block && block.childNodes.length) done(performance.now() - begun);
    else requestAnimationFrame(seen);
  };
  requestAnimationFrame(seen);
})"""


def book(words: int) -> str:
    """Return the sample texts, repeated up to this number of words."""
    once = "\n\n".join(path.read_text("utf-8") for path in sorted((ROOT / "data" / "texts").glob("*.txt")))
    return "\n\n".join([once] * (words // len(once.split()) + 1))


def serve(workspace: Path) -> tuple[uvicorn.Server, str]:
    """Serve the reading room on a free port."""
    server = uvicorn.Server(
        uvicorn.Config(create_app(ServerSettings(workspace=workspace)), port=0, log_level="warning", ws="none")
    )
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.02)
    return server, f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"


def say(what: str, times: list[float]) -> None:
    """Print the median and the maximum of some times in milliseconds."""
    print(f"{what:<44} median {statistics.median(times):6.0f} ms   worst {max(times):6.0f} ms   ({len(times)})")


def measure(page: Any, address: str) -> None:
    """Perform each action of a reader, and print its time."""
    begun = time.perf_counter()
    page.goto(address)
    page.wait_for_selector("html[data-ready=yes]", timeout=60_000)
    print(f"{'open until the text can be read':<44} {1000 * (time.perf_counter() - begun):6.0f} ms")
    page.wait_for_timeout(1500)
    say(
        "scroll to another part of the book",
        [page.evaluate(SCROLL, share / 11) for share in (7, 2, 9, 4, 10, 1, 6, 3, 8, 5)],
    )
    say("next name (n)", [page.evaluate(KEY, "n") for _ in range(30)])
    say("previous name (p)", [page.evaluate(KEY, "p") for _ in range(30)])
    accepted, rejected = [], []
    for _ in range(20):
        page.evaluate(KEY, "u")
        page.wait_for_timeout(60)
        accepted.append(page.evaluate(SAVED, "i"))
        page.evaluate(KEY, "n")
        page.wait_for_timeout(60)
        rejected.append(page.evaluate(SAVED, "x"))
    say("mark as not identifiable, saved and shown (i)", accepted)
    say("reject, saved and shown (x)", rejected)
    say("undo, saved and shown (z)", [page.evaluate(SAVED, "z") for _ in range(20)])
    for name in ("room: answered", "room: shown"):
        times = page.evaluate("(name) => performance.getEntriesByName(name).map((one) => one.duration)", name)
        say(f"{name}, from the request", times)
    elements = page.evaluate("document.getElementsByTagName('*').length")
    print(f"{'elements in the page':<44} {elements:6}")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument(
        "--keep", type=Path, help="folder of the workspace, so that the next run need not annotate again"
    )
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    server, address = serve(folder / "book.workspace")
    with httpx.Client(base_url=address, timeout=60) as client:
        listed = client.get("/documents.json").json()["documents"]
        if not listed:
            text = book(options.words)
            client.post("/documents", content=text, params={"name": "book.txt"})
            begun = time.perf_counter()
            while not client.get("/documents.json").json()["documents"][0]["annotated"]:
                time.sleep(0.5)
            print(f"{len(text.split()):,} words annotated in {time.perf_counter() - begun:.0f} s")
        names = len(client.get("/documents/book/data").json()["rows"])
        print(f"{names:,} mentions")
    program = next(found for found in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if found)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=FLAGS)
        measure(
            browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce"),
            f"{address}/documents/book",
        )
        browser.close()
    server.should_exit = True


if __name__ == "__main__":
    main()
