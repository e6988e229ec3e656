"""The manual's links lead somewhere, its pictures are shown and small."""

import re
from pathlib import Path

import pytest

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "manual"
PAGES = sorted(MANUAL.glob("*.md"))
LINK = re.compile(r"\]\(([^)#]+)\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_exist(page):
    missing = [link for link in LINK.findall(page.read_text("utf-8")) if not (MANUAL / link).exists()]
    assert not missing


def test_every_page_is_listed_and_every_picture_is_shown():
    text = "".join(page.read_text("utf-8") for page in PAGES)
    listed = set(LINK.findall((MANUAL / "README.md").read_text("utf-8")))
    assert {page.name for page in PAGES} - {"README.md"} <= listed
    shown = {link.removeprefix("pictures/") for link in LINK.findall(text)}
    assert {file.name for file in (MANUAL / "pictures").iterdir()} <= shown


def test_pictures_are_small():
    heavy = [file.name for file in (MANUAL / "pictures").iterdir() if file.stat().st_size > 150_000]
    assert not heavy
