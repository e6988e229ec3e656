"""Every sign that a template asks for is drawn: one that is not makes the page fail when its branch is taken."""

import re
from pathlib import Path

import yifa
from yifa.ui.icons import ICONS

SIGN = re.compile(r'\{%\s*icon\s+"([^"]+)"')
ROOT = Path(yifa.__file__).parent


def test_every_sign_of_a_template_is_drawn():
    asked = {
        (str(one.relative_to(ROOT)), sign)
        for one in ROOT.rglob("templates/**/*.html")
        for sign in SIGN.findall(one.read_text(encoding="utf-8"))
    }
    assert len(asked) > 30
    assert not {(where, sign) for where, sign in asked if sign not in ICONS}
