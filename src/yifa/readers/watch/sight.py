"""Which alerts a person may see: by scope, and never of a body of work the post may not read."""

from typing import Any

from django.db.models import Q

from yifa.ground.identity.actor import Actor
from yifa.ground.identity.scope import scope_filter
from yifa.readers.watch.models import Alert
from yifa.records.cases.sight import barred


def alerts_in_sight(actor: Actor) -> Any:
    """Alerts in scope, without those of procedures that the post may not read or of a matter made secret since."""
    rows = Alert.objects.visible_to(actor).exclude(case__procedure__in=barred(actor))
    return rows.filter(Q(case=None) | scope_filter(actor, through="case__", has_handler=True))
