"""Which matter is open in this browser (已打开的事项): kept in a session of its own; no address ever names it."""

from django.http import HttpRequest

from yifa.ground.calendar import now
from yifa.ground.identity.access import limit
from yifa.records.cases.models import Case, Following

FOLLOWED = "portal.followed"
"""Session key: which matter is open here, since which secret, last looked at when."""


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
