"""Requests made from the OpenAPI document: none may end in an internal error, and every answer is as documented.

Few in a run of all tests; `make fuzz` makes over 2,000.
"""

from __future__ import annotations

import os
from collections import Counter

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

EXAMPLES = int(os.environ.get("GAZETTEER_FUZZ", "6"))
"""Requests for each operation."""

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)


def test_no_request_ends_in_an_internal_error(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    schema = schemathesis.openapi.from_url(f"{address}/api/openapi.json")
    answered: Counter[int] = Counter()
    for found in schema.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def call(case: schemathesis.Case) -> None:
            answer = case.call()
            case.validate_response(answer, checks=CHECKS)
            answered[answer.status_code] += 1

        call()
    with capsys.disabled():
        if EXAMPLES > 10:
            print(f"\n{answered.total()} requests:", dict(sorted(answered.items())))
    assert answered.total() >= 10 * min(EXAMPLES, 6)
    assert answered[200]


ODD_BODIES = (
    b"", b"{", b"null", b"[]", b'"text"', b"\xff\xfe", b'{"text": NaN}', b'{"text": 1e999}', b"[" * 10_000,
    b'{"text": "Kars", "date": {}}', b'{"text": "\\u0000Kars\\u0000"}', b'{"text": "Kars", "spans": [[0, 1e308]]}',
    b'{"text": "Kars", "spans": [[-1, 4]]}', b'{"text": "Kars", "spans": [[4, 0]]}', b"{" + b'"text":"a",' * 1000 + b"}",
)  # fmt: skip


@pytest.mark.parametrize("path", ["/api/annotate", "/api/resolve", "/api/reconcile", "/reconcile"])
@pytest.mark.parametrize(
    "kind", ["application/json", "application/x-www-form-urlencoded", "multipart/form-data", "x/y"]
)
def test_unusual_bodies(client: httpx.Client, path: str, kind: str) -> None:
    for body in ODD_BODIES:
        answer = client.post(path, content=body, headers={"content-type": kind})
        assert answer.status_code < 500, (body[:50], answer.text)
