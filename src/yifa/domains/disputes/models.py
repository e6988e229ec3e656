"""The typed one-to-one tables of the two procedures. Nothing here names a person."""

from typing import Any

from django.db import models
from django.db.models import Q

from yifa.records.cases.models import CaseDetail


def _day() -> "models.Field[Any, Any]":
    return models.DateField(null=True, blank=True)


def _word(length: int = 20) -> "models.Field[Any, Any]":
    return models.CharField(max_length=length, default="", blank=True)


def _money() -> "models.Field[Any, Any]":
    return models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)


class DisputeFile(CaseDetail):
    """矛盾纠纷: milestone dates, result, agreement, confirmation, escalation. ``amount`` in 元."""

    dispute_type = _word()
    local_type = _word()
    severity = _word()
    people = models.PositiveIntegerField(default=0)
    amount = _money()
    body = _word()
    led_by = _word()
    law_literate = models.BooleanField(default=False)
    screened_on = _day()
    accepted_on = _day()
    mediated_on = _day()
    agreed_on = _day()
    effective_on = _day()
    resolved_on = _day()
    concluded_on = _day()
    followed_up_on = _day()
    archived_on = _day()
    performed_on = _day()
    result = _word()
    agreement_form = _word()
    parties_signed = models.BooleanField(default=False)
    mediator_signed = models.BooleanField(default=False)
    committee_sealed = models.BooleanField(default=False)
    perform_by = _day()
    performance = _word()
    satisfied = models.BooleanField(null=True, blank=True)
    confirmation_applied_on = _day()
    confirmed_on = _day()
    confirmation_result = _word()
    jurisdiction = _word()
    court = _word(60)
    police_risk = models.BooleanField(default=False)
    warned_on = _day()
    reported_on = _day()
    eased_on = _day()
    prevented = _word()
    prevented_people = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(resolved_on__isnull=False, result__in=("成功", "预防"))
                | (Q(resolved_on=None) & ~Q(result__in=("成功", "预防"))),
                name="dispute_resolved_with_day",
            ),
            models.CheckConstraint(
                condition=Q(effective_on=None) | Q(agreed_on__isnull=False), name="dispute_effect_after_agreement"
            ),
            models.CheckConstraint(
                condition=Q(effective_on=None)
                | Q(agreement_form="口头")
                | Q(agreement_form="书面", parties_signed=True, mediator_signed=True, committee_sealed=True),
                name="dispute_written_effect_signed",
            ),
            models.CheckConstraint(
                condition=Q(agreed_on=None, agreement_form="") | (Q(agreed_on__isnull=False) & ~Q(agreement_form="")),
                name="dispute_agreement_has_form",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on=None, confirmation_result="")
                | (Q(confirmed_on__isnull=False, confirmation_applied_on__isnull=False) & ~Q(confirmation_result="")),
                name="dispute_confirmed_with_day",
            ),
            models.CheckConstraint(
                condition=Q(agreed_on=None) | Q(accepted_on__isnull=False), name="dispute_agreed_after_acceptance"
            ),
        )

    def __str__(self) -> str:
        return f"{self.dispute_type} {self.result}"


class AdministrativeMediationFile(CaseDetail):
    """行政调解: sector, milestone dates, result. ``amount`` in 元."""

    sector = _word()
    complexity = _word()
    origin = _word()
    people = models.PositiveIntegerField(default=0)
    amount = _money()
    lodged_on = _day()
    accepted_on = _day()
    mediated_on = _day()
    agreed_on = _day()
    concluded_on = _day()
    followed_up_on = _day()
    archived_on = _day()
    perform_by = _day()
    performed_on = _day()
    performance = _word()
    result = _word()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(agreed_on=None) | Q(result="成功"), name="administrative_agreed_is_success"
            ),
            models.CheckConstraint(
                condition=Q(result="") | Q(concluded_on__isnull=False), name="administrative_result_with_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.sector} {self.result}"
