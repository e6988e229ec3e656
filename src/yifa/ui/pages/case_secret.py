"""A code for the person at the window or on the phone (给当事人查询码): checked who asks, shown once."""

from typing import Literal

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import mark_safe

from yifa.ground.forms import Form, FormErrors, entry, fields_of, validate
from yifa.ground.ids import qr_svg
from yifa.records.cases.following import give_secret
from yifa.records.cases.models import Case
from yifa.records.cases.store import image_of
from yifa.ui.fields import typed
from yifa.ui.pages import sheet as sheets
from yifa.ui.pages.asking import asks_and_writes
from yifa.ui.pages.case_file import case_in_sight, handles
from yifa.ui.pages.sight import title
from yifa.ui.parts import Link

FOLLOW = "portal:follow"
"""Where the code is used; a house without the portal prints the code alone."""


class Checked(Form):
    """How the clerk made sure that this is the person whose matter it is."""

    checked: Literal["当面核对居民身份证", "当面核对其他有效证件", "回拨登记的电话核对", "受委托人凭委托书和证件"] = (
        entry("怎样核实来人就是当事人", help="对方当事人、旁人都不能领;拿不准的不给。这一条会记入台账。")
    )


@asks_and_writes
def case_secret(request: HttpRequest, code: str) -> HttpResponse:
    """Give a new secret; an earlier one stops working. POST answers with the slip, which no cache keeps."""
    case, actor = case_in_sight(request, code)
    if not handles(case, image_of(case), actor):
        raise PermissionDenied("这件事项不由您办理,不能给查询码。请承办人或受理窗口办理。")
    back = Link("不给了,返回案件", reverse("ui:case", args=[case.code]))
    page = sheets.Sheet(
        title="给当事人查询码", fields=fields_of(Checked), submit="生成查询码", back=back,
        crumbs=(Link("事项", reverse("ui:cases")), Link(title(case), back.url)),
        about=("生成后只显示一次,以前给过的查询码同时作废。",),
    )  # fmt: skip
    if request.method != "POST":
        return sheets.show(request, page)
    try:
        checked = validate(Checked, typed(page.fields, request.POST)).checked
    except FormErrors as wrong:
        return sheets.refused(request, page, sheets.explain(wrong))
    secret = give_secret(case, by=actor, checked=checked)
    picture = mark_safe(qr_svg(_address(request, case)))  # noqa: S308  drawn from our own address and a code
    return render(request, "ui/secret.html", {"case": case, "title": title(case), "secret": secret, "qr": picture})


def _address(request: HttpRequest, case: Case) -> str:
    try:
        return request.build_absolute_uri(f"{reverse(FOLLOW)}?code={case.code}")
    except NoReverseMatch:
        return case.code
