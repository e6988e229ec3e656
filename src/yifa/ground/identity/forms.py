"""The forms behind the log-in pages; the desk draws them."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts

from yifa.ground.identity.second_factor import Enrolment


class LogInForm(forms.Form):
    """First factor."""

    username = forms.CharField(
        label="登录名",
        max_length=64,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True, "autocapitalize": "none"}),
        error_messages={"required": "请输入登录名。"},
    )
    password = forms.CharField(
        label="口令",
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "请输入口令。"},
    )


class CodeForm(forms.Form):
    """Second factor, to pass or to confirm enrolment; ``enrolment`` holds the QR picture in the second case."""

    code = forms.RegexField(
        r"^\d{6}$",
        label="动态口令",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
        error_messages={"required": "请输入手机上的六位数字。", "invalid": "动态口令是六位数字，请看手机重新输入。"},
    )
    enrolment: Enrolment | None = None


class PasswordForm(forms.Form):
    """The owner's new password; ``actions.change_password`` checks the rules."""

    old = forms.CharField(
        label="原口令",
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "请输入原口令。"},
    )
    new = forms.CharField(
        label="新口令",
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "请输入新口令。"},
    )
    again = forms.CharField(
        label="再输一次新口令",
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "请再输一次新口令。"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new"].help_text = "".join(password_validators_help_texts())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("new") and data.get("again") and data["new"] != data["again"]:
            self.add_error("again", "两次输入的新口令不一样，请重新输入。")
        return data
