"""Putting the pages together (装订): Markdown sources, flow charts, the table of contents, and HTML by mkdocs."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from yifa.doors.cli.handbook import kinds, procedures, readings
from yifa.doors.cli.handbook.marking import anchor, heading, plain, table
from yifa.ground.calendar import today
from yifa.ground.identity.permission import PERMISSIONS
from yifa.ground.provisions import LAWBOOK
from yifa.readers.figures.indicator import INDICATORS
from yifa.readers.watch.rule import RULES
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.cases.bpmn import bpmn
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.documents.kind import DOCUMENTS
from yifa.records.registers.kind import REGISTERS

THEME = Path(__file__).parent / "theme"
PAGES: tuple[tuple[str, str, Callable[[], str]], ...] = (
    ("registers.md", "名册", kinds.registers),
    ("activities.md", "活动", kinds.activities),
    ("documents.md", "文书", kinds.documents),
    ("figures.md", "指标", readings.indicators),
    ("rules.md", "监督规则", readings.rules),
    ("permissions.md", "谁能做什么", readings.permissions),
    ("law.md", "法定数值", readings.law_values),
    ("profiles.md", "地方规定", readings.profiles),
)


class HandbookFailed(RuntimeError):
    """mkdocs is missing or refused the pages; a Chinese sentence."""


def declarations() -> list[tuple[str, str, str, str]]:
    """(page, noun, code, name) of everything the handbook must show."""
    found = [(f"procedures/{one.code}.md", "procedure", one.code, one.name) for one in PROCEDURES]
    for page, noun, registry in (
        ("registers.md", "register", REGISTERS), ("activities.md", "activity", ACTIVITIES),
        ("documents.md", "document", DOCUMENTS), ("figures.md", "indicator", INDICATORS),
        ("rules.md", "rule", RULES), ("permissions.md", "permission", PERMISSIONS),
    ):  # fmt: skip
        found += [(page, noun, one.code, one.name) for one in registry]  # type: ignore[attr-defined]
    laws = {rule.code: rule.name for rule in LAWBOOK}
    return found + [("law.md", "law", code, name) for code, name in laws.items()]


def write_sources(folder: Path) -> int:
    """The Markdown pages under ``folder/source``, and mkdocs.yml. Returns how many pages."""
    source = folder / "source"
    (source / "procedures").mkdir(parents=True, exist_ok=True)
    for procedure in PROCEDURES:
        here = source / "procedures" / procedure.code
        here.with_suffix(".md").write_text(procedures.page(procedure), encoding="utf-8")
        here.with_suffix(".bpmn").write_text(bpmn(procedure), encoding="utf-8")
    for name, _, make in PAGES:
        (source / name).write_text(make(), encoding="utf-8")
    (source / "index.md").write_text(_index(), encoding="utf-8")
    (source / "all.md").write_text(_everything(), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_configuration(), encoding="utf-8")
    return len(list(source.rglob("*.md")))


def build(folder: Path) -> Path:
    """HTML under ``folder/site``, by mkdocs, strictly: a dead link is a failure. Raises :class:`HandbookFailed`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", "mkdocs.yml"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        missing = "No module named mkdocs" in done.stderr
        raise HandbookFailed("没有装 mkdocs,请先运行 make docs。" if missing else f"装订失败:{done.stderr[-600:]}")
    return folder / "site"


def _index() -> str:
    counts: dict[str, int] = {}
    for page, *_ in declarations():
        counts[page] = counts.get(page, 0) + 1
    rows = [(f"[{name}]({page})", counts.get(page, 0)) for page, name, _ in PAGES if page in counts]
    listed = table(
        ("程序", "依据"),
        ((f"[{plain(one.name)}](procedures/{one.code}.md)", plain(one.basis)) for one in PROCEDURES),
    )
    intro = (
        f"\n本手册由系统的声明直接编成,{today():%Y年%m月%d日}的内容。办事页面、接口、导入模板用的是同一份声明,"
        "所以手册写的就是系统做的。\n"
    )
    return (
        heading(1, "依法 手册")
        + intro
        + heading(2, "程序")
        + listed
        + heading(2, "其他")
        + table(("内容", "条数"), rows)
    )


def _everything() -> str:
    """One page with every declaration, for searching by name or code."""
    rows = [
        (f"[{plain(name)}]({page}#{anchor(noun, code)})", f"`{code}`", dict(NOUNS)[noun])
        for page, noun, code, name in sorted(declarations(), key=lambda one: one[2])
    ]
    return heading(1, "全部声明") + "\n按代码排列,可用浏览器的“页内查找”。\n" + table(("名称", "代码", "种类"), rows)


NOUNS = (
    ("procedure", "程序"), ("register", "名册"), ("activity", "活动"), ("document", "文书"), ("indicator", "指标"),
    ("rule", "规则"), ("permission", "权限"), ("law", "法定数值"),
)  # fmt: skip


def _configuration() -> str:
    """mkdocs.yml as JSON, which YAML reads: no address, no plugin, our own theme."""
    nav: list[dict[str, Any]] = [
        {"首页": "index.md"},
        {"程序": [{one.name: f"procedures/{one.code}.md"} for one in PROCEDURES]},
    ]
    nav += [*({name: page} for page, name, _ in PAGES), {"全部声明": "all.md"}]
    settings = {
        "site_name": "依法 手册", "docs_dir": "source", "site_dir": "site", "use_directory_urls": False, "nav": nav,
        "theme": {"name": None, "custom_dir": str(THEME), "locale": "en"}, "plugins": [],
        "markdown_extensions": ["attr_list", "md_in_html", "tables", "fenced_code"],
    }  # fmt: skip
    return json.dumps(settings, ensure_ascii=False, indent=1)
