"""Looking at a page as people do: in the light, in the dark, in large letters, on a phone; with an aid's eyes."""

import json

from django.urls import reverse

from factories.browser import PHONE, fill, send
from factories.every_page import CITIZEN

SMALL = 320
"""Pixels: the smallest screen, and a desktop page enlarged four times (WCAG 1.4.10)."""
LEAST = 12
"""Pixels: no letter on any page is smaller."""
ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SHADES = {"type": "rule", "values": ["color-contrast"]}
AXE = """async (rules) => {
  const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
  return found.violations.filter((one) => ["serious", "critical"].includes(one.impact)).map((one) => ({
    rule: one.id, where: one.nodes.slice(0, 3).map((node) => node.target.join(" ") + " " +
    (node.any[0] ? node.any[0].message : ""))}));
}"""
LETTERS = """(least) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = new Set();
  while (walker.nextNode()) {
    const box = walker.currentNode.parentElement;
    const said = walker.currentNode.data.trim();
    if (!said || !box.checkVisibility() || box.closest("svg, .visually-hidden")) continue;
    const size = parseFloat(getComputedStyle(box).fontSize);
    if (size < least - 0.01) found.add(`${size}px: ${said.slice(0, 20)}`);
  }
  return [...found].slice(0, 5);
}"""
WIDE = """() => {
  const wide = document.documentElement.scrollWidth, most = document.documentElement.clientWidth;
  if (wide <= most) return null;
  const out = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > most);
  const last = out[out.length - 1];
  return `宽 ${wide}: ` + (last ? `${last.tagName}.${last.className} ${last.textContent.trim().slice(0, 30)}` : "");
}"""


def looked_at(pages, world, seat, people, axe):
    """Everything wrong with these pages, as text; each person keeps one tab."""
    tabs, wrong = {}, []
    for person, name, arguments, query in pages:
        if person not in tabs:
            tabs[person] = _tab(person, world, seat, people)
        path = reverse(name, args=arguments) + query
        wrong += [(person, path, said) for said in flaws(tabs[person], path, axe)]
    return json.dumps(wrong, ensure_ascii=False, indent=1) if wrong else ""


def _tab(person, world, seat, people):
    if person == CITIZEN:
        tab = seat(None, reverse("portal:follow"))
        fill(tab, code=world.cases["order"].code, secret=world.secret)
        send(tab)
        return tab
    return seat(getattr(people, person) if person else None, "/basis/about/")


def flaws(tab, path, axe):
    """What is wrong with the page at this address."""
    tab.emulate_media(color_scheme="light", reduced_motion="reduce")
    tab.set_viewport_size({"width": 1280, "height": 800})
    del tab.complaints[:]
    answer = tab.goto(path)
    return shown_flaws(tab, axe) if answer.status == 200 else [f"状态 {answer.status}"]


def shown_flaws(tab, axe):
    """What is wrong with the page that is shown, in a wide window, in the light."""
    tab.evaluate(axe)
    found = [*tab.complaints, *tab.evaluate(AXE, ALL), *tab.evaluate(LETTERS, LEAST)]
    for mode, scheme, elder in (("dark", "dark", False), ("elder, dark", "dark", True)):
        tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        tab.evaluate("(on) => document.documentElement.classList.toggle('y-elder', on)", elder)
        found += [{mode: one} for one in tab.evaluate(AXE, SHADES)]
    for width, elder in ((1280, True), (PHONE, True), (SMALL, True), (PHONE, False), (SMALL, False)):
        tab.set_viewport_size({"width": width, "height": 800})
        tab.evaluate("(on) => document.documentElement.classList.toggle('y-elder', on)", elder)
        said = tab.evaluate(WIDE)
        found += [f"{width}{'大字' if elder else ''} {said}"] if said else []
    return found + [f"手机 {one}" for one in tab.evaluate(LETTERS, LEAST)]
