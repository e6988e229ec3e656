"""Signing on screen (屏幕签名): what was signed is what was shown, and what was shown is what goes into the file.

The phone gets the paper with blanks where the coming form's answers belong, fills them in, shows the text, and sends
the digest of what it showed. The server fills in the same blanks from the same answers: another digest, no signature.
"""

import hashlib
import re
from datetime import datetime
from typing import Any

from yifa.ground.calendar.clock import day_of
from yifa.ground.forms import fields_of
from yifa.ground.ids import mask_id, mask_phone
from yifa.records.cases.models import Case
from yifa.records.cases.moves import law_for
from yifa.records.cases.papers import prospect
from yifa.records.cases.procedure import Step
from yifa.records.cases.store import image_of
from yifa.records.documents.kind import DOCUMENTS, DocumentKind
from yifa.records.documents.rendering import BLANK, official
from yifa.records.documents.wording import as_lines

SIGNATURE, TEXT = "screen_signature", "signed_text"
ALLOWED = "screen_signature_allowed"
"""The guard that says where the law knows no electronic signature."""
TODAY = "today"
_BLANK = re.compile(r"⟦(\w+)⟧")


def signable(step: Step) -> bool:
    return bool(step.signs)


def signers_of(step: Step) -> tuple[tuple[str, str], ...]:
    """(who signs, the form field that says so) of a step."""
    return step.signed


def text_to_sign(case: Case, step: Step) -> dict[str, Any]:
    """{kind, name, text with ⟦blanks⟧, why_not}: the paper as it would be shown before signing."""
    kind = DOCUMENTS[step.signs]
    return {"kind": kind.code, "name": kind.name, "text": _template(case, step, kind), "why_not": why_not(case, step)}


def why_not(case: Case, step: Step) -> str:
    """Why this matter's paper cannot be signed on screen, or ""."""
    image = image_of(case)
    image.documents.add(SIGNATURE)
    law = law_for(image, case.opened_at)
    for guard in step.guards:
        if guard.code == ALLOWED and not guard.holds(image, None, law):
            return f"{guard.sentence}({guard.basis})"
    return ""


def _template(case: Case, step: Step, kind: DocumentKind) -> str:
    values = prospect(case, kind)
    for party in [one for one in values.values() if isinstance(one, dict) and "id_no" in one]:
        party["id_no"], party["phone"] = mask_id(party["id_no"]), mask_phone(party["phone"])
    fresh = step.signs in step.produces
    blanks = [one.name for one in fields_of(step.form)] if fresh else []
    values |= {name: f"⟦{name}⟧" for name in (*blanks, TODAY)}
    return "\n".join(as_lines(kind, values))


def signed_text(case: Case, step: Step, form: Any, drawn_at: datetime) -> str:
    """The whole text that stood above the signatures, from the answers as they go into the file."""
    answers: dict[str, Any] = dict(iter(form))
    answers[TODAY] = day_of(drawn_at)
    return _BLANK.sub(lambda blank: _said(answers.get(blank[1])), _template(case, step, DOCUMENTS[step.signs]))


def _said(value: Any) -> str:
    return BLANK if value in (None, "") else str(official(value))


def text_digest(text: str) -> str:
    """SHA-256, the one digest that browsers can make too."""
    return hashlib.sha256(text.encode()).hexdigest()


def titled(role: str, kind: DocumentKind) -> str:
    """What the file's list calls a signature; nobody's name stands in it."""
    return f"{role}签名({kind.name})"
