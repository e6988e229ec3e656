"""What people said about a rule's findings (体检答复). The report itself is never kept: only its fingerprint."""

from typing import Any, ClassVar

from django.db import models

from yifa.ground.identity.scope import ScopedManager
from yifa.ground.ledger import digest
from yifa.ground.recorded.models import fresh_salt

ACCEPTED, DISMISSED = "accepted", "dismissed"
VERDICTS = ((ACCEPTED, "接受"), (DISMISSED, "不采纳"))


class FindingAnswer(models.Model):
    """One finding of one text, answered by one organ; a later answer takes its place and the ledger keeps both.

    ``document``: fingerprint of the text (SHA-256); ``finding``: key of the finding within it; ``rule``: its code.
    """

    NOUN: ClassVar[str] = "reading_answer"

    rule = models.CharField(max_length=60)
    document = models.CharField(max_length=64)
    finding = models.CharField(max_length=32)
    verdict = models.CharField(max_length=9, choices=VERDICTS)
    reason = models.CharField(max_length=400)
    division = models.CharField(max_length=12)
    organ = models.CharField(max_length=40)
    secrecy = models.CharField(max_length=8, default="", blank=True)
    answered_by = models.CharField(max_length=80)
    answered_at = models.DateTimeField()
    salt = models.BinaryField(default=fresh_salt)

    objects = ScopedManager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["document", "finding", "organ"], name="reading_one_answer_an_organ"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="reading_answer_has_a_reason"),
        )
        indexes = (
            models.Index(fields=["rule", "verdict"], name="reading_rule_verdict"),
            models.Index(fields=["division"], name="reading_division"),
        )

    def __str__(self) -> str:
        return f"{self.rule} {self.verdict}"

    @property
    def subject(self) -> str:
        return f"{self.NOUN}:{self.pk}"

    @property
    def word(self) -> str:
        return dict(VERDICTS)[self.verdict]

    def digest(self) -> str:
        """What the ledger keeps; the reason is a person's own words and enters only salted."""
        public: dict[str, Any] = {
            "rule": self.rule,
            "document": self.document,
            "finding": self.finding,
            "verdict": self.verdict,
            "division": self.division,
            "organ": self.organ,
        }
        return digest(public, {"reason": self.reason}, bytes(self.salt))
