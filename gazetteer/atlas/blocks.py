"""Values as JSON inside a page."""

from __future__ import annotations

import json
from typing import Any


def data_block(value: Any) -> str:
    """Serialize a value as JSON that is safe inside `<script type="application/json">`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
