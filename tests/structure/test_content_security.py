"""Pages work under default-src 'self': no inline script, no event attributes, nothing from another host."""

import re
from pathlib import Path

import yifa

ROOT = Path(yifa.__file__).parent
FILES = sorted([*ROOT.rglob("templates/**/*.html"), *ROOT.glob("**/static/*/*.js"), *ROOT.glob("**/static/*/*.css")])
OWN = [file for file in FILES if "vendor" not in file.parts]
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.S)
EVENT = re.compile(r"<[^>]*\son[a-z]+\s*=", re.I)
ELSEWHERE = re.compile(
    r"""(?:src|href|action|hx-\w+)\s*=\s*["'](?:https?:)?//|url\(\s*["']?(?:https?:)?//|@import""", re.I
)


def read(file):
    return re.sub(r"\{#.*?#\}", "", file.read_text(encoding="utf-8"), flags=re.S)


def bare(file):
    """The markup without template tags."""
    return re.sub(r"\{[%{].*?[%}]\}", "", read(file), flags=re.S)


def test_no_script_stands_in_a_page():
    bad = []
    for file in OWN:
        for attributes, body in SCRIPT.findall(read(file)):
            if 'type="application/json"' not in attributes and (body.strip() or "src=" not in attributes):
                bad.append(str(file.relative_to(ROOT)))
    assert not bad, bad


def test_no_event_attributes():
    assert not [
        str(file)
        for file in OWN
        if file.suffix == ".html" and (EVENT.search(bare(file)) or "javascript:" in read(file))
    ]


def test_nothing_loads_from_another_host():
    assert not [str(file) for file in OWN if ELSEWHERE.search(read(file))]


def test_every_writing_form_carries_the_token():
    bad = []
    for file in OWN:
        for form in re.findall(r"<form\b[^>]*method=[\"']post[\"'][^>]*>.*?</form>", read(file), re.S | re.I):
            if "csrf_token" not in form:
                bad.append(str(file.relative_to(ROOT)))
    assert not bad, bad


def test_the_checks_see_something():
    assert len(OWN) > 10
    assert EVENT.search('<a onclick="x()">') and ELSEWHERE.search('<link href="https://cdn.example/x.css">')
