"""Templates obey the same storeys as imports: include, extend and link only downwards, never across domains."""

import re
from pathlib import Path

import yifa

ROOT = Path(yifa.__file__).parent
STOREYS = ["ground", "records", "readers", "ui", "domains", "reports", "doors", "site"]
BLIND = {"domains", "doors"}
ERRORS = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}  # names the framework fixes
TEMPLATES = sorted(ROOT.rglob("templates/**/*.html"))
NAMED = re.compile(r"""\{%\s*(?:extends|include)\s+["']([^"']+)["']""")
LINKED = re.compile(r"""\{%\s*url\s+["']([\w-]+):""")


def rooms():
    """Room (first folder of a template's name, namespace of a URL) -> its storey."""
    found = {file.parent.name: file.parent.parent.name for file in ROOT.glob("*/*/apps.py")}
    return {**found, "ui": "ui"}


ROOMS = rooms()


def home(template):
    parts = template.relative_to(ROOT).parts
    return (parts[0], parts[1] if parts[1] != "templates" else parts[0])


def trespasses(here, target):
    storey = ROOMS[target]
    up = STOREYS.index(storey) > STOREYS.index(here[0])
    sideways = storey == here[0] and storey in BLIND and target != here[1]
    return up or sideways


def test_templates_point_only_down():
    bad = []
    for template in TEMPLATES:
        text = template.read_text(encoding="utf-8")
        targets = [name.split("/")[0] for name in NAMED.findall(text)] + LINKED.findall(text)
        lost = [one for one in targets if one not in ROOMS or trespasses(home(template), one)]
        bad += [f"{template.relative_to(ROOT)} -> {one}" for one in lost]
    assert not bad, bad


def test_a_template_lives_under_its_rooms_name():
    named = [t for t in TEMPLATES if t.name not in ERRORS]
    lost = [str(t.relative_to(ROOT)) for t in named if t.parts[t.parts.index("templates") + 1] != home(t)[1]]
    assert not lost, lost


def test_the_check_would_see_a_trespass():
    assert trespasses(("ui", "ui"), "desk")
    assert trespasses(("domains", "disputes"), "requests")
    assert not trespasses(("doors", "desk"), "ui")
