"""Lock-out after wrong passwords, per account and per address (登录失败处理), on django-axes.

GB/T 22239-2019 8.1.4.1 b) asks for it and gives no number; the numbers are in law/access.toml. One office often
shares one address, so an address may fail more often than an account, and one person's success
does not wipe out what others did from the same address.
"""

from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username, get_lockout_parameters
from axes.models import AccessAttempt
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse

from yifa.ground.identity.access import limit

Credentials = dict[str, Any] | None
TOO_MANY = 429


def locked_sentence() -> str:
    return f"输错次数过多，已暂停登录{limit('lockout.minutes')}分钟。请稍后再试，忘记口令请找系统管理员重置。"


class Lockout(AxesDatabaseHandler):
    """Counts failures of the account and, on a wider scale, of the address."""

    def get_failures(self, request: HttpRequest, credentials: Credentials = None) -> int:
        """Failures on the account's scale: the worse of the account's own and the address's share."""
        account, address = limit("lockout.account_failures"), limit("lockout.address_failures")
        worst = 0
        parameters = get_lockout_parameters(request, credentials)
        for parameter, attempts in zip(parameters, self.get_user_attempts(request, credentials), strict=True):
            failed = attempts.aggregate(n=Sum("failures_since_start"))["n"] or 0
            worst = max(worst, failed * account // address if parameter == "ip_address" else failed)
        return worst

    def reset_user_attempts(self, request: HttpRequest, credentials: Credentials = None) -> int:
        """After a success: forget this account's failures only."""
        count, _ = AccessAttempt.objects.filter(username=get_client_username(request, credentials)).delete()
        return int(count)


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: Credentials) -> HttpResponse:
    """The answer to a locked-out log-in: 429, when to come back, and a sentence."""
    if response is not None and response.status_code == TOO_MANY:
        answer = response  # the log-in page has said it already, in its own form
    else:
        answer = HttpResponse(locked_sentence(), status=TOO_MANY, content_type="text/plain; charset=utf-8")
    answer["Retry-After"] = str(limit("lockout.minutes") * 60)
    return answer
