"""Which matter is open in this browser (已打开的事项): kept in a session of its own; no address ever names it."""

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from yifa.ground.calendar import now
from yifa.ground.identity.access import limit
from yifa.ground.identity.vault import fingerprint
from yifa.records.cases.models import Case, Following

FOLLOWED = "portal.followed"
"""Session key: which matter is open here, since which secret, last looked at when."""
ASKED = "portal.asked"
"""Session key: the mark of what was asked last in this browser, under which key, when."""
KNOWN = "yifa-known"
"""Cookie: a word of this browser's own, and marks of the codes it opened with the right secret. The marks are keyed
hashes: whoever reads the cookie learns no code, and it opens nothing."""
_DAYS, _MOST = 180, 8


def keep_open(request: HttpRequest, case: Case) -> None:
    """From now on this browser may look at the matter. The caller has asked for the secret."""
    # A session that somebody else laid into this browser must not become a key to the matter.
    request.session.cycle_key()
    given = Following.objects.get(case=case).given_at.isoformat()
    request.session[FOLLOWED] = {"code": case.code, "given": given, "at": int(now().timestamp())}


def opened(request: HttpRequest) -> Case | None:
    """The matter this session may look at; None when it was idle too long or a new secret was given since."""
    held = request.session.get(FOLLOWED)
    if not isinstance(held, dict):
        return None
    moment = int(now().timestamp())
    row = Following.objects.select_related("case").filter(case__code=held["code"]).first()
    idle = moment - int(held["at"]) > limit("session.idle_minutes") * 60
    if row is None or idle or row.given_at.isoformat() != held["given"]:
        del request.session[FOLLOWED]
        return None
    request.session[FOLLOWED] = {**held, "at": moment}
    return row.case


def remember(request: HttpRequest, answer: HttpResponse, case: Case) -> None:
    """This browser had the right secret once: what strangers guess at the matter from its network is not laid to it."""
    word, marks = _known(request)
    kept = [one for one in marks if one != _mark(case.code)][-_MOST + 1 :]
    value = "-".join([word or secrets.token_hex(8), *kept, _mark(case.code)])
    answer.set_signed_cookie(
        KNOWN, value, salt=KNOWN, max_age=_DAYS * 24 * 3600, path="/portal/", httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip


def browser_of(request: HttpRequest, code: str) -> str:
    """The word of a browser that once opened the matter of this code; "" for any other."""
    word, marks = _known(request)
    return word if _mark("".join(code.split()).upper()) in marks else ""


def _known(request: HttpRequest) -> tuple[str, list[str]]:
    word, *marks = (request.get_signed_cookie(KNOWN, "", salt=KNOWN) or "").split("-")
    return word, marks


def _mark(code: str) -> str:
    return fingerprint(code, "following.known")[:16]


def asked_before(request: HttpRequest, mark: str) -> str:
    """The key under which this very thing was asked from this browser a little while ago: whoever goes back from the
    slip and sends the page again asks nothing new. "" for anything else."""
    held = request.session.get(ASKED)
    if not isinstance(held, dict) or held["mark"] != mark:
        return ""
    idle = int(now().timestamp()) - int(held["at"]) > limit("session.idle_minutes") * 60
    return "" if idle else str(held["key"])


def remember_asked(request: HttpRequest, mark: str, key: str) -> None:
    key = asked_before(request, mark) or key
    request.session[ASKED] = {"mark": mark, "key": key, "at": int(now().timestamp())}
