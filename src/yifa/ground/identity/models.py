"""Organs, posts, people, appointments and what they log in with (机构、岗位、人员、任职、登录凭据)."""

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django_otp.models import Device, ThrottlingMixin
from django_otp.oath import TOTP

from yifa.ground.calendar import now, today
from yifa.ground.identity.fields import SealedTextField
from yifa.ground.identity.posts import POSTS, post_name

login_name = RegexValidator(r"^[a-z0-9][a-z0-9._@-]{1,63}$", "登录名须为2至64位小写字母、数字或 . _ @ -")


class Organ(models.Model):
    """An authority, its office or a committee (机构), e.g. “500155117-SFS”."""

    code = models.CharField("代码", max_length=40, primary_key=True)
    name = models.CharField("名称", max_length=100)
    division = models.CharField("行政区划", max_length=12, db_index=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")

    class Meta:
        verbose_name = "机构"

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A post that an organ has (岗位)."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="posts")
    code = models.CharField("岗位", max_length=20, choices=[(post.code, post.name) for post in POSTS.values()])

    class Meta:
        verbose_name = "岗位"
        constraints = [models.UniqueConstraint(fields=["organ", "code"], name="post_once_per_organ")]

    def __str__(self) -> str:
        return f"{self.organ_id} {post_name(self.code)}"


class PersonManager(BaseUserManager["Person"]):
    """People by login name; accounts are made by ``actions.add_person`` only."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(username=(username or "").lower())


class Person(AbstractBaseUser):  # type: ignore[django-manager-missing]  # django-otp gives its devices a plain manager
    """Someone who works here (人员). No superuser: what a person may do follows from appointments alone."""

    username = models.CharField("登录名", max_length=64, unique=True, validators=[login_name])
    name = models.CharField("姓名", max_length=50)
    demo = models.BooleanField("演示账号", default=False)
    created_at = models.DateTimeField("建立时间", default=now)
    password_changed_at = models.DateTimeField("口令更换时间", null=True, blank=True)
    password_set_by_other = models.BooleanField("口令由他人设置", default=True)
    locked_at = models.DateTimeField("锁定时间", null=True, blank=True)
    lock_reason = models.CharField("锁定原因", max_length=200, blank=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]
    objects = PersonManager()

    class Meta:
        verbose_name = "人员"
        constraints = [
            models.CheckConstraint(
                name="person_lock_has_reason",
                condition=Q(locked_at__isnull=True, lock_reason="") | (Q(locked_at__isnull=False) & ~Q(lock_reason="")),
            )
        ]

    def __str__(self) -> str:
        return self.username

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Not locked; a locked person's sessions and tokens end at once."""
        return self.locked_at is None

    def appointments_in_force(self) -> Iterable["Appointment"]:
        """Appointments that hold today, the earliest first; one query."""
        return Appointment.objects.in_force().filter(person=self).select_related("post").order_by("pk")

    def post_codes(self) -> frozenset[str]:
        return frozenset(held.post_code for held in self.appointments_in_force())


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def in_force(self) -> "AppointmentQuerySet":
        """Those that hold today."""
        day = today()
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


class Appointment(models.Model):
    """A person holds a post over an area for a time (任职). Ended by a date, never deleted."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="appointments")
    scope = models.CharField("管辖区划前缀", max_length=12)
    # Kept beside the post so that the database itself refuses a second administrator post (三员互斥).
    admin = models.BooleanField("三员岗位", default=False)
    valid_from = models.DateField("自")
    valid_to = models.DateField("至", null=True, blank=True)
    end_reason = models.CharField("终止原因", max_length=200, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = "任职"
        constraints = [
            models.CheckConstraint(
                name="appointment_ends_after_start",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(admin=True, valid_to__isnull=True),
                name="one_admin_post_per_person",
                violation_error_message="系统、安全、审计管理员不得由一人兼任。",
            ),
            models.UniqueConstraint(
                fields=["person", "post", "scope"],
                condition=Q(valid_to__isnull=True),
                name="appointment_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.post_id} {self.scope}"

    @property
    def post_code(self) -> str:
        return self.post.code

    @property
    def organ_code(self) -> str:
        return self.post.organ_id


class PasswordHistory(models.Model):
    """A password that was used before, hashed (历史口令)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="password_history")
    password = models.CharField(max_length=128)
    at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = "历史口令"
        indexes = [models.Index(fields=["person", "-at"], name="password_history_latest")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.at:%Y-%m-%d}"


class Authenticator(ThrottlingMixin, Device):
    """A person's second factor (动态口令): django-otp's TOTP with its secret sealed in the store.

    The plug-in's own device keeps the secret in clear, which level 3 forbids for 鉴别数据.
    """

    STEP = 30

    secret = SealedTextField("种子（十六进制）")
    last_t = models.BigIntegerField(default=-1)
    created_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = "动态口令"

    def totp(self) -> TOTP:
        """The code generator at the injected clock's time."""
        totp = TOTP(bytes.fromhex(self.secret), step=self.STEP)
        totp.time = now().timestamp()
        return totp

    def verify_token(self, token: str) -> bool:
        """Whether six digits are right now, one step early or late; each code counts once."""
        if not self.verify_is_allowed()[0]:
            return False
        totp = self.totp()
        if str(token).isdigit() and totp.verify(int(token), tolerance=1, min_t=self.last_t + 1):
            self.last_t = totp.t()
            self.throttle_reset(commit=False)
            self.save(update_fields=["last_t", "throttling_failure_count", "throttling_failure_timestamp"])
            return True
        self.throttle_increment(commit=True)
        return False

    def get_throttle_factor(self) -> float:
        return 1


class ApiToken(models.Model):
    """A program's key (接口令牌): only its hash is kept; it acts in one appointment, for listed permissions."""

    digest = models.CharField("摘要", max_length=64, unique=True)
    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField("用途", max_length=100)
    permissions = models.JSONField("权限", default=list)
    created_at = models.DateTimeField(default=now)
    created_by = models.CharField(max_length=64)
    expires_at = models.DateTimeField("失效时间")
    last_used_at = models.DateTimeField("最近使用", null=True, blank=True)
    revoked_at = models.DateTimeField("吊销时间", null=True, blank=True)
    revoked_by = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "接口令牌"
        constraints = [
            models.CheckConstraint(
                name="token_revoked_by_someone",
                condition=Q(revoked_at__isnull=True, revoked_by="") | (Q(revoked_at__isnull=False) & ~Q(revoked_by="")),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Reveal(models.Model):
    """A look at masked personal data (查看记录): who, what, when and why."""

    subject = models.CharField("对象", max_length=80)
    field = models.CharField("字段", max_length=60)
    by = models.CharField("查看人", max_length=64, db_index=True)
    at = models.DateTimeField("时间", default=now)
    reason = SealedTextField("理由")
    salt = models.BinaryField(max_length=16)

    class Meta:
        verbose_name = "个人信息查看记录"
        indexes = [models.Index(fields=["subject", "at"], name="reveal_subject_at")]

    def __str__(self) -> str:
        return f"{self.subject} {self.field}"
