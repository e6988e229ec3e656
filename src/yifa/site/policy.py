"""The content security policy is for pages; answers of the API are data and carry none."""

from csp.middleware import CSPMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class PagePolicy(CSPMiddleware):
    """django-csp's middleware, spared where no browser will render the answer."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith("/api/"):
            return response
        checked: HttpResponseBase = super().process_response(request, response)
        return checked
