"""A report whose text tries to break out of the page."""

from yifa.reports.annual.render.html import render_html
from yifa.reports.annual.render.view import View


def html_of(text: str) -> str:
    content = {
        "title": text,
        "place": {"code": "1", "name": text},
        "dated": "2025-01-05",
        "text": [{"kind": "body", "head": text, "runs": [text, {"f": 1}]}],
        "figures": [],
        "missing": [{"number": 1, "indicator": text, "name": text, "printed": text, "period": text, "why": text}],
    }
    root = {"root": text, "algorithm": "sm3", "size": 1, "at": text, "key_id": text}
    return render_html(View(content, root, 1, (text,)))
