"""Takes the pictures of docs/manual from a demo store of its own, so that they show what the pages are now.

    .venv/bin/python scripts/manual-pictures.py                    makes the store in build/manual, serves it, takes all
    .venv/bin/python scripts/manual-pictures.py --only case alert  only these
    .venv/bin/python scripts/manual-pictures.py --home DIR         a demo store that is there already

Nothing is written into the store but that the phone took one case along and that one order's person got a code: forms
are filled in and refused, or left. Suggestions are learned from the store's own history first.
"""

import argparse
import io
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "manual" / "pictures"
YIFA = ROOT / ".venv" / "bin" / "yifa"
TOWN, YEAR = "500155117", 2024
DESKTOP, PHONE, COLOURS, LARGEST = (1280, 800), (360, 740), 96, 150_000
CASE, MATTER = f"/cases/{TOWN}-2026-JF-00000", f"/cases/{TOWN}-2026-"
OWN_RULE = quote("工单办理(一般)〔工作日〕 order.handling")
FIGURE = f"/figures/dispute.resolution_rate/?period={YEAR}"


@dataclass(frozen=True)
class Picture:
    """One picture: its file, who looks, at what; ``prepare`` goes on from there."""

    name: str
    post: str
    path: str
    size: tuple[int, int] = DESKTOP
    prepare: Callable[[Page], None] | None = None


def tick(tab: Page, **answers: str) -> None:
    for name, value in answers.items():
        tab.check(f'main [name="{name}"][value="{value}"]')


def refused(tab: Page) -> None:
    """An acceptance although one side does not want mediation."""
    yes = ("applicant_willing", "identity_checked", "rights_told", "no_conflict")
    tick(tab, respondent_willing="false", **dict.fromkeys(yes, "true"))
    tab.fill('[name="mediator_name"]', "演示·王调解员")
    with tab.expect_navigation():
        tab.click("main form button.btn-primary")


def masked(tab: Page) -> None:
    tab.click("summary[title='显示电话'] >> nth=0")
    tab.fill("details.y-reveal[open] input[name=reason]", "电话约定回访时间")
    tab.evaluate("document.querySelector('.y-parties').scrollIntoView({block: 'center'})")


def reason(tab: Page) -> None:
    """Why this day: the first clock of the case."""
    with tab.expect_navigation():
        tab.click(".y-clocks a")


def answered(tab: Page) -> None:
    with tab.expect_navigation():
        tab.click(".d-alert > a.btn >> nth=0")
    tick(tab, answer="explained")
    tab.fill("#explanation", "当事人住院,双方书面同意等其出院后再谈,已附说明。")


def proved(tab: Page) -> None:
    tab.goto(tab.url.split("/cases/")[0] + "/proofs/case:" + tab.url.rstrip("/").rsplit("/", 1)[1] + "/")


def opened(tab: Page) -> None:
    """A figure of the finished report, opened down to its records."""
    tab.click("a.figure >> nth=0")
    tab.click("article:target summary")
    tab.evaluate("document.querySelector('article:target').scrollIntoView({block: 'start'})")


def phone(tab: Page) -> None:
    """The app stands and has its day's work."""
    tab.wait_for_selector("h1:text-is('今天')")


def phone_report(tab: Page) -> None:
    """The third step of a report."""
    phone(tab)
    tab.click(".m-door:has-text('上报')")
    tab.click("a.m-card:has-text('网格事件')")
    tab.click("text=不拍,下一步")
    tab.fill("[name=place]", "演示路口")
    tab.click("main button[type=submit]")
    tab.fill("[name=title]", "演示:井盖破损,有人绊倒")
    tab.select_option("[name=category]", "公共设施")


def phone_saved(tab: Page) -> None:
    """Reported without network; it never leaves this browser."""
    phone_report(tab)
    tab.context.set_offline(True)
    tab.click("main button[type=submit]")
    tab.wait_for_selector("h1:text-is('已存本机')")


def phone_sign(tab: Page) -> None:
    """A party's hand under the record of a mediation."""
    phone(tab)
    tab.click(".m-door:has-text('调解')")
    tab.click("a.m-card:has-text('排水')")
    tab.click("text=带出这件")
    tab.wait_for_selector("text=带出这件", state="detached")
    tab.context.set_offline(True)
    tab.click("main a.btn:text-is('调解')")
    tab.fill("[name=place]", "演示村调解室")
    tab.fill("[name=record]", "演示:双方当面说明了情况。")
    tab.click("text=看全文,现场签名")
    tab.click("text=开始签名")
    pad = tab.locator(".m-pad").bounding_box() or {"x": 0, "y": 0}
    tab.mouse.move(pad["x"] + 60, pad["y"] + 50)
    tab.mouse.down()
    for right, down in ((110, 120), (150, 40), (190, 120), (250, 60)):
        tab.mouse.move(pad["x"] + right, pad["y"] + down, steps=6)
    tab.mouse.up()


def compared(tab: Page) -> None:
    """A new event's form, asked what the history says: a suggestion and likely duplicates, nothing entered."""
    village = tab.locator('main select[name="at-division"] option').nth(1).get_attribute("value") or ""
    tab.select_option('main select[name="at-division"]', village)
    tab.fill('main [name="title"]', "村东头路灯不亮")
    tab.fill('main [name="place"]', "村东头")
    with tab.expect_navigation():
        tab.click('main button[name="look"]')
    tab.evaluate("document.querySelector('.y-seen, #seen-title, main form').scrollIntoView({block: 'start'})")


def given(tab: Page) -> None:
    """A code for the person of this order, as the clerk sees it once."""
    tick(tab, checked="回拨登记的电话核对")
    with tab.expect_navigation():
        tab.click("main form button.btn-primary")


def followed(tab: Page) -> None:
    """The same order as the person sees it with the code."""
    given(tab)
    code, secret = tab.url.split("/cases/")[1].split("/")[0], tab.inner_text(".y-secret")
    tab.context.clear_cookies()
    tab.goto(tab.url.split("/cases/")[0] + "/portal/follow/")
    tab.fill('[name="code"]', code)
    tab.fill('[name="secret"]', secret)
    with tab.expect_navigation():
        tab.click("main form button.btn-primary")


def drawn(tab: Page) -> None:
    """A map has its points only when they have come."""
    tab.wait_for_load_state("networkidle")


PICTURES_OF = (
    Picture("login", "", "/login/", (1280, 620)),
    Picture("home-desktop", "clerk", "/"),
    Picture("home-phone", "clerk", "/", PHONE),
    Picture("phone-today", "grid_member", "/m/", PHONE, phone),
    Picture("phone-report", "grid_member", "/m/", PHONE, phone_report),
    Picture("phone-saved", "grid_member", "/m/", PHONE, phone_saved),
    Picture("phone-sign", "mediator", "/m/", PHONE, phone_sign),
    Picture("dispute-new", "clerk", "/cases/new/dispute/apply/"),
    Picture("case", "clerk", f"{CASE}8-0/"),
    Picture("case-phone", "clerk", f"{CASE}8-0/", PHONE),
    Picture("step-refused", "clerk", f"{CASE}1-4/steps/accept/", DESKTOP, refused),
    Picture("why-this-day", "clerk", f"{CASE}8-0/", DESKTOP, reason),
    Picture("local-rule", "justice_head", f"/registers/local_rule/new/?rule={OWN_RULE}", (1280, 860)),
    Picture("masked", "justice_head", f"{CASE}8-0/", DESKTOP, masked),
    Picture("register", "clerk", "/registers/mediation_committee/", (1280, 620)),
    Picture("figure", "clerk", FIGURE),
    Picture("figure-rows", "clerk", f"/figures/dispute.resolution_rate/rows/?period={YEAR}&part=rest", (1280, 620)),
    Picture("alerts", "justice_head", "/alerts/"),
    Picture("alert-answer", "justice_head", "/alerts/", DESKTOP, answered),
    Picture("report-editor", "report_editor", f"/reports/{TOWN}/{YEAR}/"),
    Picture("proof", "clerk", f"{CASE}8-0/", DESKTOP, proved),
    Picture("centre", "clerk", f"{MATTER}ZZ-000009-0/"),
    Picture("roster", "clerk", "/registers/duty_roster/calendar/"),
    Picture("order", "clerk", f"{MATTER}GD-000014-7/"),
    Picture("petition", "clerk", f"{MATTER}XF-000014-D/"),
    Picture("suggestions", "clerk", "/cases/new/grid_event/report/", DESKTOP, compared),
    Picture("alike", "clerk", f"{MATTER}GD-000014-7/likeness/", (1280, 620)),
    Picture("give-a-code", "clerk", f"{MATTER}GD-000013-C/secret/", DESKTOP, given),
    Picture("follow", "clerk", f"{MATTER}GD-000013-C/secret/", PHONE, followed),
    Picture("portal", "", "/portal/", PHONE),
    Picture("map", "clerk", "/map/?view=all", DESKTOP, drawn),
    Picture("map-phone", "clerk", "/map/?view=all", PHONE, drawn),
    Picture("places", "", "/portal/places/", PHONE, drawn),
)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--home", type=Path, default=ROOT / "build" / "manual" / "home")
    asked.add_argument("--reports", type=Path, default=ROOT / "build" / "manual" / "reports")
    asked.add_argument("--port", type=int, default=8790)
    asked.add_argument("--only", nargs="*", default=())
    given = asked.parse_args()
    PICTURES.mkdir(parents=True, exist_ok=True)
    given.home = given.home.resolve()
    wanted = [one for one in PICTURES_OF if not given.only or one.name in given.only]
    environment = {**os.environ, "YIFA_HOME": str(given.home)}
    if not (given.home / "yifa.sqlite3").exists():
        command = [YIFA, "demo", "--no-serve", "--place", TOWN, "--out", given.reports]
        subprocess.run(command, env=environment, check=True)  # noqa: S603
        subprocess.run([YIFA, "suggest", "train", "--scope", TOWN], env=environment, check=True)  # noqa: S603
    with served(environment, given.port) as url, sync_playwright() as driver:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu", "--lang=zh-CN"])
        heavy = [said for said in taken(browser, url, wanted) if said]
        if not given.only or "report-figure" in given.only:
            report = (given.reports.resolve() / f"{TOWN}-{YEAR}" / "report.html").as_uri()
            heavy += filter(None, [shot(browser, report, Picture("report-figure", "", "", DESKTOP, opened))])
        browser.close()
    print("\n".join(heavy) or "图都在 docs/manual/pictures", file=sys.stderr)
    return 1 if heavy else 0


@contextmanager
def served(environment: dict[str, str], port: int) -> Iterator[str]:
    url = f"http://127.0.0.1:{port}"
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise SystemExit(f"端口 {port} 已被占用,请换一个 --port。")
    command = [YIFA, "serve", "--no-watch", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, start_new_session=True)  # noqa: S603
    try:
        wait_for(f"{url}/login/", server)
        yield url
    finally:
        os.killpg(server.pid, signal.SIGTERM)  # the server and its workers
        server.wait(timeout=20)


def wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(240):
        if server.poll() is not None:
            raise SystemExit("演示服务没有开起来:端口可能被占用,换一个 --port。")
        try:
            urllib.request.urlopen(address, timeout=2)  # noqa: S310
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    raise SystemExit("演示服务两分钟内没有开起来。")


def taken(browser: Browser, url: str, wanted: list[Picture]) -> Iterator[str]:
    """Each picture by somebody of that post; what is too heavy is named."""
    cookies: dict[str, list[dict[str, str]]] = {"": []}
    for one in wanted:
        if one.post not in cookies:
            cookies[one.post] = logged_in(browser, url, one.post)
        yield shot(browser, url + one.path, one, cookies[one.post])


def logged_in(browser: Browser, url: str, post: str) -> list[dict[str, str]]:
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(f"{url}/login/")
    tab.fill("[name=username]", f"{post}@{TOWN}")
    tab.fill("[name=password]", f"Yanshi-{post}-{TOWN}")
    with tab.expect_navigation():
        tab.click("main form button.btn-primary")
    held: list[dict[str, str]] = context.cookies()  # type: ignore[assignment]
    context.close()
    return held


def shot(browser: Browser, address: str, one: Picture, cookies: list[dict[str, str]] | None = None) -> str:
    width, height = one.size
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=1, locale="zh-CN",
        timezone_id="Asia/Shanghai", reduced_motion="reduce",
    )  # fmt: skip
    if cookies:
        context.add_cookies(cookies)  # type: ignore[arg-type]
    tab = context.new_page()
    tab.goto(address)
    if one.prepare:
        one.prepare(tab)
    tab.wait_for_timeout(700)  # charts draw themselves in
    picture = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
    picture = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    file = PICTURES / f"{one.name}.png"
    picture.save(file, optimize=True)
    context.close()
    size = file.stat().st_size
    return f"{file.name} 有 {size // 1000} kB,太大" if size > LARGEST else ""


if __name__ == "__main__":
    sys.exit(main())
