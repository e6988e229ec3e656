"""How a request goes through the house: pages pass every middleware, the API only those that concern it."""

from typing import Any

from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import ResolverMatch, set_urlconf
from django.utils.module_loading import import_string

API = "/api/"


class Handler(WSGIHandler):
    """Django's handler with a second, shorter chain: a token carries no session, no form, no page.

    What middlewares do around a view (``process_view``, ``process_exception``) stays the same for both.
    """

    def load_middleware(self, is_async: bool = False) -> None:
        super().load_middleware(is_async)
        chain = convert_exception_to_response(self._get_response)  # type: ignore[attr-defined]  # Django: not in the stubs
        for path in reversed(settings.API_MIDDLEWARE):
            chain = convert_exception_to_response(import_string(path)(chain))
        self._api_chain: Any = chain
        self._matches: dict[str, ResolverMatch] = {}

    def resolve_request(self, request: HttpRequest) -> ResolverMatch:
        """An address of the API without a part of its own is looked up once: there are hundreds, one for each step."""
        match = self._matches.get(request.path_info)
        if match is None:
            match = super().resolve_request(request)  # type: ignore[misc]  # Django: not in the stubs
            if request.path_info.startswith(API) and not match.args and not match.kwargs:
                self._matches[request.path_info] = match
        request.resolver_match = match
        return match

    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(API):
            return super().get_response(request)
        set_urlconf(settings.ROOT_URLCONF)
        response: HttpResponseBase = self._api_chain(request)
        response._resource_closers.append(request.close)  # type: ignore[attr-defined]
        return response
