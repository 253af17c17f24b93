"""Take a screenshot of a map page in headless Chromium without network access.

python scripts/screenshot.py PAGE.html PICTURE.png
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip
SIZE = {"width": 1440, "height": 900}


def main(page_file: str, picture: str) -> None:
    """Open the page, wait until the map is still, and save a screenshot."""
    browser_file = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )
    if browser_file is None:
        sys.exit("Chromium or Chrome is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_file, args=list(FLAGS))
        page = browser.new_page(viewport=SIZE)
        page.goto(Path(page_file).resolve().as_uri())
        page.wait_for_timeout(1500)
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
