"""An unsafe production start is refused, fault by fault."""

import pytest
from factories.cast import PLACE

from yifa.ground.identity.cast import make_cast
from yifa.ground.identity.checks import people_are_safe, settings_are_safe, unsafe_to_serve

SAFE = {
    "MODE": "production",
    "DEMO": False,
    "DEBUG": False,
    "ALLOWED_HOSTS": ["yifa.example.gov.cn"],
    "SECRET_KEY": "k" * 48,
    "AXES_ENABLED": True,
    "YIFA_SECOND_FACTOR_POSTS": frozenset({"supervisor"}),
    "SESSION_COOKIE_SECURE": True,
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.PBKDF2PasswordHasher"],
}


@pytest.fixture
def safe(settings, tmp_path):
    settings.YIFA_KEY_DIR = tmp_path
    for name, value in SAFE.items():
        setattr(settings, name, value)
    return settings


def ids(found):
    return {fault.id for fault in found}


def test_a_safe_start_is_silent(safe):
    assert settings_are_safe() == []


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("DEBUG", True, "identity.E001"),
        ("DEMO", True, "identity.E002"),
        ("ALLOWED_HOSTS", ["*"], "identity.E003"),
        ("ALLOWED_HOSTS", ["a.cn", "testserver"], "identity.E003"),
        ("ALLOWED_HOSTS", [], "identity.E003"),
        ("SECRET_KEY", "test-" + "k" * 48, "identity.E004"),
        ("SECRET_KEY", "short", "identity.E004"),
        ("PASSWORD_HASHERS", ["django.contrib.auth.hashers.MD5PasswordHasher"], "identity.E006"),
        ("AXES_ENABLED", False, "identity.E007"),
        ("YIFA_SECOND_FACTOR_POSTS", frozenset(), "identity.E008"),
        ("SESSION_COOKIE_SECURE", False, "identity.W001"),
    ],
)
def test_each_fault_is_named(safe, name, value, fault):
    setattr(safe, name, value)
    assert ids(settings_are_safe()) == {fault}


def test_a_key_that_others_may_read(safe, tmp_path):
    (tmp_path / "vault-1.key").write_text("00")
    (tmp_path / "vault-1.key").chmod(0o644)
    assert ids(settings_are_safe()) == {"identity.E005"}


@pytest.mark.django_db
def test_demo_accounts_forbid_production(settings, tmp_path):
    make_cast(PLACE, "测试镇")
    for name, value in SAFE.items():
        setattr(settings, name, value)
    settings.YIFA_KEY_DIR = tmp_path
    assert ids(unsafe_to_serve()) == {"identity.E011"}


@pytest.mark.django_db
def test_missing_administrators_are_named(safe):
    (warning,) = people_are_safe()
    assert "审计管理员" in warning.msg and not warning.is_serious()


def test_outside_production_nothing_is_asked(settings):
    settings.DEBUG = True
    assert unsafe_to_serve() == []
