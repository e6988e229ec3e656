"""What opening a file yields, and the limits that keep it bounded."""

from dataclasses import dataclass

from yifa.reports.reading.document import Source

MAX_BYTES = 50 * 1024**2
MAX_CHARACTERS = 500_000


@dataclass(frozen=True, slots=True)
class Opened:
    """``text``: decoded, offsets count in it. ``title``/``published``: what the page's own metadata say, or ""."""

    text: str
    sources: tuple[Source, ...] = ()
    title: str = ""
    published: str = ""
    notes: tuple[str, ...] = ()
