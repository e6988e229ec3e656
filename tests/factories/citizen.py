"""The person whose matter it is, in front of the portal: types code and secret, reads, does what is theirs to do.

``Citizen(seat)`` holds two devices: a narrow telephone without script, on which everything is done and read, so that
nothing of the person's own depends on a script; and a computer with script, on which the same is read at chosen looks.
"""

import re

from factories.browser import DESKTOP, fill, press, read, send

NARROW = 320
FOREIGN = re.compile(r"[A-Za-z_]{3,}")
"""No word of the machine's (states, codes, None, True) may stand where a person reads. A case code has two letters."""


class Citizen:
    """One person, whoever that is: the portal knows nobody by name."""

    def __init__(self, seat):
        self.seat, self.computer, self.code, self.given = seat, None, "", ""
        self.narrow = seat(None, "/portal/", width=NARROW, script=False)

    def asks(self, offer, place="测试镇", files=(), **answers):
        """From the front page to the slip, on the telephone; the code."""
        tab = self.narrow
        press(tab, f"main >> text={offer}")
        if tab.locator(f'main a:text-is("{place}")').count():
            press(tab, f'main a:text-is("{place}")')
        fill(tab, **answers)
        if files:
            tab.set_input_files("input[name=files]", files)
        send(tab)
        code = tab.inner_text(".p-code >> nth=0")
        self.follows(code, tab.inner_text(".p-secret"))
        return code

    def follows(self, code, secret):
        """Open the matter by what stands on the slip, as typed by hand."""
        self.code, self.given = code, secret
        self._opens(self.narrow)

    def _opens(self, tab):
        tab.goto("/portal/")
        press(tab, "text=查我的事")
        fill(tab, code=self.code.lower(), secret=f"{self.given[:5]} {self.given[5:].lower()}")
        send(tab)
        assert self.given not in tab.url and self.code not in tab.url

    @property
    def wide(self):
        """The computer, on which the matter is opened when it is first wanted."""
        if self.computer is None:
            self.computer = self.seat(None, "/portal/", width=DESKTOP)
            self._opens(self.computer)
        return self.computer

    def looks(self, *words, hidden=(), both=False):
        """The page shows every one of these words, and nothing that is not the person's to read."""
        for tab in (self.narrow, self.wide) if both else (self.narrow,):
            tab.goto("/portal/matter/")
            shown = read(tab)
            assert [word for word in words if word not in shown] == [], shown
            assert [word for word in hidden if word in shown] == [], shown
            assert FOREIGN.findall(shown) == [], shown
            assert "测试·" not in shown and self.given not in tab.content()
            assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
            assert tab.complaints == []
        return self

    @property
    def shown(self):
        return read(self.narrow)

    @property
    def way(self):
        """What was done so far, in order, each with who did it: the steps of a parcel; what is to come apart."""
        done = self.narrow.locator(".y-timeline li:not(.y-planned)")
        return [" · ".join(line.split("\n")) for line in done.locator(".y-moment-head").all_inner_texts()]

    @property
    def holder(self):
        return self.narrow.inner_text(".p-holder strong")

    def why(self, clock):
        """What “为什么是这天” says of the period of this name, read on the telephone."""
        press(self.narrow, f'.y-clock:has-text("{clock}") a.y-why >> nth=0')
        shown = read(self.narrow)
        assert FOREIGN.findall(shown) == [] and "测试·" not in shown, shown
        self.narrow.go_back()
        return shown

    def can(self):
        return self.narrow.locator("section[aria-labelledby=can-do] .y-steps a").all_inner_texts()

    def does(self, name, files=(), **answers):
        """One of the person's own steps, on the telephone."""
        self.narrow.goto("/portal/matter/")
        press(self.narrow, f'.y-steps a:text-is("{name}")')
        fill(self.narrow, **answers)
        if files:
            self.narrow.set_input_files("input[name=files]", files)
        send(self.narrow)
        assert self.narrow.url.endswith("/portal/matter/"), read(self.narrow)

    def takes(self, paper):
        """The bytes of a paper addressed to the person."""
        with self.narrow.expect_download() as waited:
            self.narrow.click(f'.p-papers button:has-text("{paper}")')
        return waited.value.path().read_bytes()


def code_from_the_window(desk, case_url):
    """The clerk's own page gives the code and the secret to whoever has shown who they are."""
    desk.goto(case_url)
    press(desk, "text=给当事人查询码")
    fill(desk, checked="当面核对居民身份证")
    send(desk)
    return case_url.rstrip("/").rsplit("/", 1)[1], desk.inner_text(".y-secret")
