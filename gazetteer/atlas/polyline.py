"""Google's encoded polyline format, longitude first, in units of 1/q degree, for the base map and overlays.

>>> list(decode(encode([(43.85, 40.79), (44.83, 41.69)], 100), 100))
[(43.85, 40.79), (44.83, 41.69)]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def encode(points: Iterable[Sequence[float]], q: float) -> str:
    """Encode longitudes and latitudes in degrees; a point that rounds to the one before it is dropped."""
    out: list[str] = []
    last: tuple[int, int] | None = None
    for lon, lat, *_ in points:
        here = (round(lon * q), round(lat * q))
        if here == last:
            continue
        for value, before in zip(here, last or (0, 0), strict=True):
            delta = (value - before) << 1
            delta = ~delta if value < before else delta
            while delta >= 0x20:
                out.append(chr((0x20 | (delta & 0x1F)) + 63))
                delta >>= 5
            out.append(chr(delta + 63))
        last = here
    return "".join(out)


def decode(text: str, q: float) -> Iterator[tuple[float, float]]:
    """Yield the longitude and latitude in degrees of each point of an encoded line."""
    at = x = y = 0
    while at < len(text):
        deltas = []
        for _ in range(2):
            shift = value = 0
            while True:
                part = ord(text[at]) - 63
                at += 1
                value |= (part & 0x1F) << shift
                shift += 5
                if part < 0x20:
                    break
            deltas.append(~(value >> 1) if value & 1 else value >> 1)
        x, y = x + deltas[0], y + deltas[1]
        yield x / q, y / q
