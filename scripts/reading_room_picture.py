"""Take the picture of the reading room: the sample texts as one document with headings, and two corrections.

python scripts/reading_room_picture.py docs/_static/reading-room.jpg
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx
import uvicorn

from gazetteer.server.application import create_app
from gazetteer.server.settings import ServerSettings

HERE = Path(__file__).resolve().parent
TEXTS = ("alexandropol-1920", "pressburg-1848", "port-arthur-1904")
KEYS = "nannannn"
"""Keys of the reader: to a name, accept it, to the next ones."""


def document() -> str:
    """Return the sample texts as Markdown, each with its first line as a heading."""
    texts = ((HERE.parent / "data" / "texts" / f"{name}.txt").read_text("utf-8") for name in TEXTS)
    return "\n\n".join(f"# {text}" for text in texts)


def main(picture: Path) -> None:
    """Serve a new workspace, add the document, wait until it is annotated, and take the picture."""
    with tempfile.TemporaryDirectory() as folder:
        config = uvicorn.Config(
            create_app(ServerSettings(workspace=Path(folder) / "a.workspace")), port=0, log_level="warning"
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        added = httpx.post(f"{address}/documents", content=document(), params={"name": "texts.md"}, timeout=60).json()
        page = f"{address}/documents/{added['documents'][0]['id']}"
        while not httpx.get(f"{page}/data", timeout=60).json()["ready"]:
            time.sleep(0.5)
        command = (HERE / "screenshot.py", page, picture, "--size", "1200x740", "--keys", KEYS)
        subprocess.run([sys.executable, *map(str, command)], check=True)
        server.should_exit = True
        thread.join()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
