"""Which alerts a person may see: by scope, and never of a body of work the post may not read."""

from typing import Any

from yifa.ground.identity.actor import Actor
from yifa.readers.watch.models import Alert
from yifa.records.cases.sight import barred


def alerts_in_sight(actor: Actor) -> Any:
    """Alerts in scope, without those about cases of procedures that the person's post may not read."""
    return Alert.objects.visible_to(actor).exclude(case__procedure__in=barred(actor))
