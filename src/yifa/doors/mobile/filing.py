"""Pictures and signatures into the file (入卷), in the transaction of the step they came with."""

import io
from typing import Any

from yifa.doors.mobile.envelope import UNREADABLE, Envelope
from yifa.doors.mobile.forms import picture_kind
from yifa.doors.mobile.signing import SIGNATURE, TEXT, signed_text, text_digest, titled
from yifa.ground.identity.actor import Actor
from yifa.records.cases.models import Case
from yifa.records.cases.moves import check_form
from yifa.records.cases.procedure import Step
from yifa.records.cases.refusal import Refused
from yifa.records.documents.evidence import attach
from yifa.records.documents.kind import DOCUMENTS
from yifa.records.documents.models import Document

OTHER_TEXT = "签名时看到的文字与将要入卷的不一样,没有写入。请重新打开这件事项,让签名的人看过现在的文字后再签一次。"
NO_PLACE = "这类事项的卷里还不能放照片,没有写入。请去掉照片再送,照片可以另外存好。"


def papers_with(sent: Envelope, step: Step) -> tuple[str, ...]:
    """Kinds of paper that come with the step; guards ask for them."""
    return (SIGNATURE,) if step.signs and sent.several("signatures") else ()


def text_shown(sent: Envelope, case: Case, step: Step) -> str:
    """The text above the signatures, made again from the answers. Raises Refused when the people saw another one."""
    if not papers_with(sent, step):
        return ""
    text = signed_text(case, step, check_form(step, sent.data), sent.entered_at)
    if text_digest(text) != sent.text("signed_digest"):
        raise Refused("guard", OTHER_TEXT, "电子签名法 第5条")
    return text


def file_pictures(sent: Envelope, case: Case, step: Step, number: int, by: Actor) -> None:
    for name in sorted(one for one in sent.files if one.startswith("picture-")):
        kind = picture_kind(case.declared)
        if kind is None:
            raise Refused("form", NO_PLACE)
        _attach(sent, name, case, step, by, kind=kind.code, title="现场照片", facts={"step": number})


def file_signatures(sent: Envelope, case: Case, step: Step, number: int, text: str, by: Actor) -> None:
    """The text once, and under it every signature with the text's digest, the signer's name sealed."""
    if not text:
        return
    paper = DOCUMENTS[step.signs]
    facts: dict[str, Any] = {"step": number, "paper": paper.code, "signed_digest": text_digest(text)}
    _attach_text(sent, case, step, text, by, title=f"{paper.name}(签名时的全文)", facts=facts)
    for place, signer in enumerate(sent.several("signatures")):
        role = str(signer.get("role", ""))
        if role not in dict(step.signed):
            raise Refused("form", UNREADABLE)
        said = {**facts, "role": role, "drawn_at": sent.entered_at.isoformat(timespec="seconds")}
        name = f"signature-{place}"
        if name not in sent.files:
            raise Refused("form", UNREADABLE)
        private = {"signer": str(signer.get("name", ""))[:60]}
        _attach(sent, name, case, step, by, kind=SIGNATURE, title=titled(role, paper), facts=said, private=private)


def _attach(sent: Envelope, name: str, case: Case, step: Step, by: Actor, **more: Any) -> None:
    source = f"phone:{by.username}:{sent.key}:{name}"
    if not Document.objects.filter(kind=more["kind"], source_key=source).exists():
        attach(sent.files[name], about=case, by=by, permission=step.who, source_key=source, **more)


def _attach_text(sent: Envelope, case: Case, step: Step, text: str, by: Actor, **more: Any) -> None:
    source = f"phone:{by.username}:{sent.key}:text"
    attach(io.BytesIO(text.encode()), about=case, by=by, kind=TEXT, permission=step.who, source_key=source, **more)
