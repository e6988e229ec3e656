"""What a hostile file may hide in its text, made visible: direction overrides, zero-width and control characters."""

import re

# Bidi controls reorder what is read; zero-width and control characters hide words. Line breaks and tabs stay.
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def visible(text: str) -> str:
    """The text with each hidden character as ⟦U+202E⟧; a carriage return before a line break is left out."""
    return _HIDDEN.sub(_named, text.replace("\r\n", "\n").replace("\r", "\n"))


def _named(match: re.Match[str]) -> str:
    return f"⟦U+{ord(match[0]):04X}⟧"


def short(text: str, limit: int = 60) -> str:
    """A quotation for a list: one line, hidden characters shown, the middle left out when long."""
    line = " ".join(visible(text).split())
    return line if len(line) <= limit else f"{line[: limit - 12]}…{line[-10:]}"
