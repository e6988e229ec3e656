"""What can be done to organs, people and their keys: each verb one transaction, with its ledger row inside."""

from yifa.ground.identity.actions.appointing import CannotAppoint, add_organ, add_person, appoint, end_appointment
from yifa.ground.identity.actions.credentials import (
    change_password,
    confirm_second_factor,
    enrol_second_factor,
    lock,
    reset_password,
    reset_second_factor,
    unlock,
)
from yifa.ground.identity.actions.revealing import NoSuchField, ReasonTooShort, reveal
from yifa.ground.identity.actions.tokens import issue_token, revoke_token

__all__ = [
    "CannotAppoint",
    "NoSuchField",
    "ReasonTooShort",
    "add_organ",
    "add_person",
    "appoint",
    "change_password",
    "confirm_second_factor",
    "end_appointment",
    "enrol_second_factor",
    "issue_token",
    "lock",
    "reset_password",
    "reset_second_factor",
    "reveal",
    "revoke_token",
    "unlock",
]
