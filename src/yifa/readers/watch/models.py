"""Flips, alerts, notices: that a clock turned, that a rule was broken, that someone was told; three records."""

from django.db import models

from yifa.ground.identity.scope import ScopedManager
from yifa.records.cases.models import Case, CaseClock

ANSWERS = (("corrected", "已纠正"), ("explained", "有正当理由"), ("false_alarm", "误报"))


class Flip(models.Model):
    """A clock turned late, or came near its end. Unprocessed flips are the queue."""

    clock = models.ForeignKey(CaseClock, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=4, choices=(("late", "逾期"), ("soon", "将到期")))
    due_at = models.DateTimeField()
    at = models.DateTimeField()
    processed_at = models.DateTimeField(null=True, blank=True)
    try_after = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=200, default="", blank=True)

    objects = models.Manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["clock", "kind", "due_at"], name="flip_once"),)
        indexes = (models.Index(fields=["at"], name="flip_waiting", condition=models.Q(processed_at=None)),)

    def __str__(self) -> str:
        return f"{self.kind} {self.due_at}"


class Alert(models.Model):
    """A rule that was broken, with its own closed loop: raised, answered, verified, closed."""

    rule = models.CharField(max_length=60)
    severity = models.CharField(max_length=5)
    sentence = models.CharField(max_length=400)
    basis = models.CharField(max_length=200)
    subject = models.CharField(max_length=80)
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="alerts")
    key = models.CharField(max_length=160, unique=True)
    division = models.CharField(max_length=12)
    organ = models.CharField(max_length=40)
    secrecy = models.CharField(max_length=8, default="", blank=True)
    handler = models.CharField(max_length=80, default="", blank=True)
    raised_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="raised")
    answer = models.CharField(max_length=12, default="", blank=True, choices=ANSWERS)
    grounds = models.CharField(max_length=400, default="", blank=True)
    answered_by = models.CharField(max_length=80, default="", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.CharField(max_length=80, default="", blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=(models.Q(answered_at=None) & models.Q(answered_by=""))
                | (models.Q(answered_at__isnull=False) & ~models.Q(answered_by="")),
                name="alert_answered_by_someone",
            ),
            models.CheckConstraint(
                condition=models.Q(verified_at=None) | models.Q(answered_at__isnull=False),
                name="alert_answered_before_verified",
            ),
        )
        indexes = (
            models.Index(fields=["division", "state", "id"], name="alert_division_state"),
            models.Index(fields=["rule", "answer"], name="alert_rule_answer"),
            models.Index(fields=["organ"], name="alert_organ"),
            models.Index(fields=["subject"], name="alert_subject"),
        )

    def __str__(self) -> str:
        return f"{self.rule} {self.subject}"


class Notice(models.Model):
    """That somebody was told of an alert: which organ and handler, when."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="notices")
    organ = models.CharField(max_length=40)
    handler = models.CharField(max_length=80, default="", blank=True)
    told_at = models.DateTimeField()

    objects = models.Manager()

    def __str__(self) -> str:
        return f"{self.alert_id} → {self.organ}"


class Cursor(models.Model):
    """How far the loop has read: the last step looked at, the day of the last full sweep."""

    name = models.CharField(max_length=20, unique=True)
    step = models.BigIntegerField(default=0)
    swept_on = models.DateField(null=True, blank=True)

    objects = models.Manager()

    def __str__(self) -> str:
        return f"{self.name} {self.step}"
