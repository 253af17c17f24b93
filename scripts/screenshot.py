"""Take a screenshot of a map page, or of a page of `gazetteer serve`, in headless Chromium without network access.

    python scripts/screenshot.py PAGE.html PICTURE.png
    python scripts/screenshot.py PAGE.html PICTURE.jpg --size 390x844 --address "p=gn:616635" --tab "Why here" --dark
    python scripts/screenshot.py http://127.0.0.1:8000/documents/ID PICTURE.jpg --size 1280x800 --keys nnann

A picture whose name ends in .jpg is a JPEG of medium quality, for the documentation.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
QUALITY = 62
"""Quality of a JPEG, of 100."""


def main() -> None:
    """Open the page, wait until the map is still, and save a screenshot."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", help="file, or an address on this machine")
    parser.add_argument("picture", type=Path)
    parser.add_argument("--size", default="1440x900", help="width and height of the window")
    parser.add_argument("--address", default="", help="what the address of the page selects, after #")
    parser.add_argument("--tab", help="tab or button to press")
    parser.add_argument("--keys", default="", help="keys to press, one after the other")
    parser.add_argument("--part", help="selector of the part of the page to show; the whole window if it is not given")
    parser.add_argument("--dark", action="store_true", help="dark colours")
    given = parser.parse_args()
    browser_file = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )
    if browser_file is None:
        sys.exit("Chromium or Chrome is not installed")
    width, height = map(int, given.size.split("x"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_file, args=list(FLAGS))
        page = browser.new_page(
            viewport={"width": width, "height": height}, color_scheme="dark" if given.dark else "light"
        )
        address = given.page if given.page.startswith("http://127.0.0.1") else Path(given.page).resolve().as_uri()
        page.goto(address + (f"#{given.address}" if given.address else ""))
        page.wait_for_timeout(1500)
        for key in given.keys:
            page.keyboard.press(key)
            page.wait_for_timeout(700)
        page.wait_for_timeout(4000 if given.keys else 0)  # until messages are gone
        if given.tab:
            page.get_by_text(given.tab, exact=True).first.click()
            page.wait_for_timeout(1500)
        part = page.locator(given.part).bounding_box() if given.part else None
        page.screenshot(path=given.picture, quality=QUALITY if given.picture.suffix == ".jpg" else None, clip=part)
        browser.close()


if __name__ == "__main__":
    main()
