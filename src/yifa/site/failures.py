"""When the store or the program fails: nothing half-written, and a sentence that says what to do.

The store's failures (disk full, locked, gone) have words of their own. The trace of any other goes to the log, see
``traces``; a page answers with 500.html, the API with a problem, neither with details.
"""

import json
import logging
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import bad_request, page_not_found, server_error

log = logging.getLogger("yifa.store")
FULL, BUSY = 507, 503
RETRY_SECONDS = "5"
API = "/api/"
BROKEN = (
    "系统出错,这一次没有写入。不是您填错了,请过一会儿再试;"
    "还是不行,请把现在的时间告诉系统管理员,出错的地方系统已经记下。"
)
NOWHERE = "没有这个地址。请按接口说明(/api/v1/openapi.json)核对地址和版本。"
UNREADABLE = "请求读不了,没有办理。请核对地址、请求头和内容后重发。"
LACKING = "no such"
"""A table or column that is not there is a fault of the program or its set-up: waiting does not help."""


class StoreFailures:
    """Middleware: an OperationalError becomes 503 (busy, try again) or 507 (disk full), page or problem+json."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, failure: Exception) -> HttpResponse | None:
        if not isinstance(failure, OperationalError) or LACKING in str(failure).lower():
            return None
        status, sentence = told(failure)
        log.error("store failed, %s: %s", status, request.path, exc_info=failure)
        answer = problem(status, sentence) if request.path_info.startswith(API) else _page(request, status, sentence)
        answer["Retry-After"] = RETRY_SECONDS
        return answer


def program_failed(request: HttpRequest) -> HttpResponse:
    """The site's handler500: who asked the API is answered in its own form."""
    return problem(500, BROKEN) if request.path_info.startswith(API) else server_error(request)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The site's handler404. Nothing is said of what lies near: an address that is not there is all there is to say."""
    return problem(404, NOWHERE) if request.path_info.startswith(API) else page_not_found(request, exception)


def cannot_be_read(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The site's handler400."""
    return problem(400, UNREADABLE) if request.path_info.startswith(API) else bad_request(request, exception)


def told(failure: OperationalError) -> tuple[int, str]:
    """Status and sentence for a failure of the store."""
    words = str(failure).lower()
    if "full" in words or "no space" in words:
        return FULL, "磁盘已满,这一次没有写入任何内容。请联系系统管理员腾出空间后再办。"
    return BUSY, "数据存储正忙,这一次没有写入任何内容。请过几秒钟再试;一直不行请联系系统管理员。"


def problem(status: int, sentence: str) -> HttpResponse:
    body = json.dumps({"status": status, "title": sentence, "basis": "", "fields": {}}, ensure_ascii=False)
    return HttpResponse(body, status=status, content_type="application/problem+json")


def _page(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    return HttpResponse(render_to_string("ui/store_failed.html", {"sentence": sentence}), status=status)
