"""Registers, activities and documents: one section each, by body of work."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from django.apps import apps

from yifa.doors.cli.handbook.marking import code, facts, form, heading, layout, plain
from yifa.doors.cli.handbook.procedures import who
from yifa.records.activities.kind import ACTIVITIES, ActivityKind
from yifa.records.documents.kind import DOCUMENTS, DocumentKind
from yifa.records.registers.kind import REGISTERS, RegisterKind


def domain_name(label: str) -> str:
    """The Chinese name of a body of work; the label itself where no app bears it."""
    config = next((one for one in apps.get_app_configs() if one.label == label), None)
    return str(config.verbose_name) if config else label


def by_domain(items: Iterable[Any], section: Callable[[Any], str]) -> str:
    """Sections under a heading per body of work."""
    ordered = sorted(items, key=lambda one: (one.domain, one.code))
    parts = []
    for domain, own in groupby(ordered, key=lambda one: one.domain):
        parts.append(heading(2, domain_name(domain)))
        parts.extend(section(one) for one in own)
    return "\n".join(parts) or "\n还没有声明。\n"


def registers() -> str:
    return heading(1, "名册") + "\n有起止日期的条目:人员、机构、清单、荣誉。\n" + by_domain(REGISTERS, _register)


def _register(kind: RegisterKind) -> str:
    about = facts(
        ("用途", plain(kind.purpose)), ("依据", plain(kind.basis)), ("代码", code(kind.code)),
        ("单位", plain(kind.unit)),
        ("谁可以登记", who(kind.keep)), *(("登记规则", f"{plain(c.sentence)}({plain(c.basis)})") for c in kind.checks),
    )  # fmt: skip
    return heading(3, kind.name, "register", kind.code) + about + form(kind.form, kind.public)


def activities() -> str:
    return heading(1, "活动") + "\n某一天做过的一次事。\n" + by_domain(ACTIVITIES, _activity)


def _activity(kind: ActivityKind) -> str:
    about = facts(
        ("用途", plain(kind.purpose)), ("依据", plain(kind.basis)), ("代码", code(kind.code)),
        ("单位", plain(kind.unit)),
        ("谁可以登记", who(kind.log)),
    )  # fmt: skip
    return heading(3, kind.name, "activity", kind.code) + about + form(kind.form, kind.public)


def documents() -> str:
    return heading(1, "文书") + "\n各文书的版式;双花括号处由案件内容填入。\n" + by_domain(DOCUMENTS, _document)


def _document(kind: DocumentKind) -> str:
    about = facts(
        ("依据", plain(kind.basis)), ("代码", code(kind.code)), ("卷内", "必备" if kind.required else ""),
        ("卷内序号", kind.order or ""), ("文号", code(kind.number_pattern) if kind.number_pattern else ""),
        ("签名", plain("、".join(kind.signers))),
    )  # fmt: skip
    drawn = layout(kind.lines) if kind.lines else "\n原件归档,没有固定版式。\n"
    return heading(3, kind.name, "document", kind.code) + about + drawn
