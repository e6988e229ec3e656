"""What a phone sends, without a phone: one entry as the app posts it."""

import json
import uuid
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from yifa.ground.calendar import now

EVENT = {"title": "演示:井盖破损", "category": "公共设施", "place": "演示路口"}
PLACE = "500155117000"


def envelope(act="open", *, key="", typed=None, sent=None, **told):
    sent = sent or now()
    typed = typed or sent
    body = {"key": key or str(uuid.uuid4()), "act": act, "entered_at": typed.isoformat(), "sent_at": sent.isoformat()}
    return body | told


def report(**more):
    return envelope("open", procedure="grid_event", step="report", division=PLACE, data=EVENT, **more)


def post(client, told, *, to="/m/entries/", **files):
    pieces = {name: SimpleUploadedFile(f"{name}.jpg", content) for name, content in files.items()}
    return client.post(to, {"entry": json.dumps(told), **{n.replace("_", "-"): f for n, f in pieces.items()}})


def an_hour_ago():
    return now() - timedelta(hours=1)
