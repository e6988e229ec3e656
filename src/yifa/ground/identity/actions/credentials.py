"""Passwords, locks and second factors (口令、停用、动态口令)."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from yifa.ground.calendar import now
from yifa.ground.identity.access import limit
from yifa.ground.identity.actions.appointing import Target
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.models import Authenticator, PasswordHistory, Person
from yifa.ground.identity.permission import demand
from yifa.ground.identity.second_factor import Enrolment, new_enrolment
from yifa.ground.ledger import record


def _set_password(person: Person, password: str, *, set_by_other: bool) -> None:
    """Check the rules, remember the old hash, write the new one. Raises ValidationError."""
    validate_password(password, person)
    if person.has_usable_password():
        PasswordHistory.objects.create(person=person, password=person.password)
    kept = person.password_history.order_by("-at", "-pk").values_list("pk", flat=True)[: limit("password.history")]
    person.password_history.exclude(pk__in=list(kept)).delete()
    person.set_password(password)
    person.password_changed_at = now()
    person.password_set_by_other = set_by_other
    person.save(update_fields=["password", "password_changed_at", "password_set_by_other"])


@transaction.atomic
def change_password(*, person: Person, old: str, new: str, by: Actor) -> None:
    """The owner changes it; every other session of the account ends. Raises ValidationError with Chinese messages."""
    demand(by, "identity.change_password", person)
    if not person.check_password(old):
        raise ValidationError({"old": "原口令不对，请重新输入。"})
    _set_password(person, new, set_by_other=False)
    record("identity.password_changed", f"person:{person.username}", by=by.username)


@transaction.atomic
def reset_password(*, person: Person, new: str, by: Actor) -> None:
    """An administrator sets a first password; the owner must change it at the next log-in."""
    demand(by, "identity.reset_password", Target.of(person))
    _set_password(person, new, set_by_other=True)
    record("identity.password_reset", f"person:{person.username}", by=by.username)


@transaction.atomic
def lock(*, person: Person, reason: str, by: Actor) -> None:
    """Stop an account; its sessions and tokens end at once. The reason may be personal: it stays out of the ledger."""
    demand(by, "identity.lock", Target.of(person))
    if not reason.strip():
        raise ValidationError({"reason": "请填写停用原因。"})
    person.locked_at, person.lock_reason = now(), reason.strip()
    person.save(update_fields=["locked_at", "lock_reason"])
    record("identity.locked", f"person:{person.username}", by=by.username)


@transaction.atomic
def unlock(*, person: Person, by: Actor) -> None:
    """Let a stopped account in again."""
    demand(by, "identity.unlock", Target.of(person))
    person.locked_at, person.lock_reason = None, ""
    person.save(update_fields=["locked_at", "lock_reason"])
    record("identity.unlocked", f"person:{person.username}", by=by.username)


@transaction.atomic
def enrol_second_factor(*, person: Person, by: Actor) -> Enrolment:
    """Begin: show the QR picture. Nothing counts until ``confirm_second_factor``."""
    demand(by, "identity.enrol_second_factor", person)
    return new_enrolment(person)


def confirm_second_factor(*, person: Person, code: str, by: Actor) -> Authenticator:
    """Finish with a right code from the phone; an earlier authenticator is replaced. Raises ValidationError."""
    demand(by, "identity.enrol_second_factor", person)
    device: Authenticator | None = Authenticator.objects.filter(user=person, confirmed=False).order_by("-pk").first()
    # Outside the transaction below: a wrong code must stay counted.
    if device is None or not device.verify_token(code):
        raise ValidationError({"code": "动态口令不对，请核对手机时间后输入新的六位数字。"})
    with transaction.atomic():
        Authenticator.objects.filter(user=person, confirmed=True).delete()
        device.confirmed = True
        device.save(update_fields=["confirmed"])
        record("identity.second_factor_enrolled", f"person:{person.username}", by=by.username)
    return device


@transaction.atomic
def reset_second_factor(*, person: Person, by: Actor) -> None:
    """The phone is lost: the owner enrols anew at the next log-in."""
    demand(by, "identity.reset_second_factor", Target.of(person))
    Authenticator.objects.filter(user=person).delete()
    record("identity.second_factor_reset", f"person:{person.username}", by=by.username)
