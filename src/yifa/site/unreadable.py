"""Requests that no person sends: a NUL in the address or in a box. No file system and not every store takes one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from yifa.site.failures import API, UNREADABLE, problem

NUL = "\x00"


class RefuseNul:
    """Middleware: such a request is answered 400 before any room sees it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NUL in request.path or any(NUL in value for _, values in request.GET.lists() for value in values):
            return _refused(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, *arguments: object) -> HttpResponse | None:
        """Boxes are read here, after the size of the request was checked; the API reads its own body, and so does a
        view marked ``takes_its_own_body``."""
        if request.path.startswith(API) or getattr(view, "takes_its_own_body", False):
            return None
        return (
            _refused(request) if any(NUL in value for _, values in request.POST.lists() for value in values) else None
        )


def _refused(request: HttpRequest) -> HttpResponse:
    if request.path.startswith(API):
        return problem(400, UNREADABLE)
    return HttpResponse("请求里有不能读的字符,没有办理。", status=400, content_type="text/plain; charset=utf-8")
