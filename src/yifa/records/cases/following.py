"""Following a matter without account (查办件): a code, a secret, and the steps that are the person's own.

The secret is shown once; the store keeps a keyed hash. Wrong guesses make whoever guesses wait, and nobody else
(:mod:`~yifa.records.cases.guessing`); an unknown code and a wrong secret are answered alike.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

from django.db import transaction
from django.db.models import Count, Sum
from django.utils.crypto import constant_time_compare

from yifa.ground.calendar import now
from yifa.ground.identity.access import limit
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.vault import fingerprint
from yifa.ground.ledger import record
from yifa.records.cases.guessing import Guesser
from yifa.records.cases.linking import main_of
from yifa.records.cases.models import Case, Following, StepTaken
from yifa.records.cases.procedure import PROCEDURES, Step
from yifa.records.cases.refusal import Refused
from yifa.records.cases.sameness import mark_of
from yifa.records.cases.verbs import advance, open_case
from yifa.records.documents.evidence import EvidenceRefused, Prepared, attach, prepare
from yifa.records.documents.kind import DocumentKind
from yifa.records.documents.models import Document

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""No 0 O 1 I L: the secret is read aloud and copied by hand."""
LENGTH = 10
WRONG = "案号或查询码不对。请对照凭条核对后再试;凭条丢了的,请带身份证到受理窗口重新领取查询码。"
TOO_OFTEN = (
    "查询码连续输错得太多,这一次没有核对。请等{minutes}分钟再试。"
    "急着看的,可以换一个网络(比如改用手机流量)或者换一台打开过这件事的手机、电脑,也可以带身份证到受理窗口查询。"
)
PARTY = Actor.system("party")
"""The person whose matter it is, let in by the secret; the ledger names them so and not by name."""
MATERIAL = DocumentKind(
    "party_material",
    "当事人提交的材料",
    "cases",
    "信访工作条例 第19条(其他程序各依其规定)",
)
"""What a person attached on the portal: a picture, a voice note, a paper. Shown to those who may read the matter."""
_NOBODYS = "0" * 32


def give_secret(case: Case, *, by: Actor, checked: str = "", key: str = "") -> str:
    """A new secret for this matter, shown this once; an earlier one stops working.

    ``checked``: how the clerk made sure who asks (当面核对证件 …), for the ledger. ``key``: the idempotency key of an
    opening: the answer to the same page sent twice is the same secret.
    """
    secret = _derived(case.code, key) if key else "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    with transaction.atomic():
        Following.objects.update_or_create(
            case=case,
            defaults={"secret": _hash(case.code, secret), "given_at": now()},
        )
        record("cases.secret_given", case.subject, by=by, data={"checked": checked} if checked else {})
    return secret


def _derived(code: str, key: str) -> str:
    """The secret that belongs to an opening: as hard to guess as its key and the house's own key together."""
    number = int(fingerprint(f"{code}\0{key}", "following.secret"), 16)
    letters = []
    for _ in range(LENGTH):
        number, at = divmod(number, len(LETTERS))
        letters.append(LETTERS[at])
    return "".join(letters)


def _hash(code: str, secret: str) -> str:
    return fingerprint(f"{code}\0{''.join(secret.split()).upper()}", "following")


@dataclass(frozen=True)
class Asked:
    """What came of a request: the matter and its secret; "" where that has been replaced since."""

    case: Case
    secret: str


def ask(
    procedure: str,
    step: str,
    *,
    division: str,
    organ: str,
    data: Mapping[str, Any],
    files: Sequence[IO[bytes]] = (),
    key: str,
    demo: bool = False,
) -> Asked:
    """Open a matter as the person whose it is: the case, what they attached, the secret — all or nothing.

    ``key``: the page's idempotency key; the same page sent twice opens one matter and gets the same answer.
    Raises :class:`Refused` and :class:`EvidenceRefused`; then nothing is written.
    """
    move = PROCEDURES.get(procedure).step(step)
    if not (move.party and move.opens):
        raise Refused("permission", f"“{move.name}”不能在网上提出,请到受理窗口办理。", move.basis)
    with transaction.atomic():
        case = open_case(
            procedure, by=PARTY, division=division, organ=organ, data=data, step=step, idempotency_key=key, demo=demo
        )
        held = Following.objects.filter(case=case).first()
        if held is not None:
            secret = _derived(case.code, key)
            return Asked(case, secret if constant_time_compare(held.secret, _hash(case.code, secret)) else "")
        add_material(case, files)
        return Asked(case, give_secret(case, by=PARTY, key=key))


def add_material(case: Case, files: Sequence[IO[bytes]], *, step: int = 1) -> None:
    """Keep what the person attached to a step of their own, all or nothing: every file is looked at before the bytes of
    the first are kept. Raises :class:`EvidenceRefused`, also where the matter holds as much as it may."""
    ready = [prepare(file, kind=MATERIAL.code, division=case.division) for file in files]
    _room_for(case, ready)
    for number, file in enumerate(ready, 1):
        title = f"{MATERIAL.name}{number}" if len(files) > 1 else MATERIAL.name
        attach(file, about=case, kind=MATERIAL.code, by=PARTY, title=title, facts={"step": step})


def _room_for(case: Case, files: Sequence[Prepared]) -> None:
    """Whoever holds the secret must not fill the disk through one matter."""
    if not files:
        return
    held = Document.objects.filter(about=case.subject, kind=MATERIAL.code).aggregate(n=Count("pk"), size=Sum("size"))
    most, megabytes = limit("following.files"), limit("following.megabytes")
    size = (held["size"] or 0) + sum(len(one.content) for one in files)
    if held["n"] + len(files) > most or size > megabytes * 1024**2:
        raise EvidenceRefused(
            f"一件事项在网上最多附{most}个文件、共{megabytes}MB,已经放满,这一次没有收下。其他材料请带到受理窗口。"
        )


def followed(code: str, secret: str, *, who: str = "") -> Case:
    """The matter behind code and secret. Raises :class:`Refused`, in one sentence whatever was wrong, and
    :class:`TriedTooOften` where ``who`` (an opaque word for the address or the browser) guessed wrong too often here.

    An unknown code costs the same work as a wrong secret.
    """
    code = "".join(code.split()).upper()
    guesser = Guesser(code, who)
    if minutes := guesser.must_wait():
        raise TriedTooOften(minutes)
    held = Following.objects.select_related("case").filter(case__code=code).first()
    right = constant_time_compare(held.secret if held else _NOBODYS, _hash(code, secret))
    if held is None or not right:
        guesser.failed()
        raise Refused("absent", WRONG)
    guesser.right()
    return held.case


class TriedTooOften(Refused):
    """Not looked at, right or wrong: this one has guessed wrong too often. ``minutes``: when to try again."""

    def __init__(self, minutes: int) -> None:
        self.minutes = minutes
        super().__init__("absent", TOO_OFTEN.format(minutes=minutes))


def handled_as(case: Case) -> Case:
    """The matter whose progress is told: the one it was merged into, else itself."""
    return main_of(case) or case


def open_to_party(case: Case) -> tuple[Step, ...]:
    """The steps the person may take now, from the declared table."""
    return tuple(step for step in case.declared.steps_from(case.state) if step.party and not step.from_file)


def take_as_party(
    case: Case,
    step: str,
    *,
    data: Mapping[str, Any],
    files: Sequence[IO[bytes]] = (),
) -> StepTaken:
    """Take one of the person's own steps, with what they attach. The caller has asked for the secret.

    The same words and files, sent again before the authority has done anything more, are one step: somebody tapped
    twice, or went back and sent the page once more.

    Raises :class:`Refused` and :class:`EvidenceRefused`; then nothing is written.
    """
    move = case.declared.step(step)
    if not move.party:
        raise Refused("permission", f"“{move.name}”不能在网上由当事人办理,请到受理窗口办理。", move.basis)
    with transaction.atomic():
        before = case.steps.count()
        house = case.steps.exclude(by=PARTY.username).count()
        key = mark_of(f"{case.code}\0{step}\0{house}", data, files)
        taken = advance(case, step, by=PARTY, data=data, idempotency_key=key)
        if taken.number > before:
            add_material(case, files, step=taken.number)
        return taken
