"""Sealed personal data: unreadable in the store, clear in Python, loud when touched."""

import pytest
from django.core.exceptions import FieldError
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from yifa.ground.identity.models import Reveal
from yifa.ground.identity.vault import Vault, VaultError, new_key


@pytest.fixture(scope="module")
def vault(tmp_path_factory):
    return Vault(tmp_path_factory.mktemp("keys"))


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_sealed_opens(vault, text):
    assert vault.open(vault.seal(text)) == text


def test_the_same_text_never_looks_the_same(vault):
    assert vault.seal("13800000000") != vault.seal("13800000000")


def test_a_changed_token_is_refused(vault):
    token = vault.seal("张三")
    with pytest.raises(VaultError, match="改动"):
        vault.open(token[:-6] + ("AAAAA=" if token[-6:] != "AAAAA=" else "BBBBB="))


def test_a_new_key_seals_and_the_old_one_still_opens(tmp_path):
    old = Vault(tmp_path)
    token, mark = old.seal("旧"), old.fingerprint("旧", "phone")
    new_key(tmp_path)
    both = Vault(tmp_path)
    assert both.open(token) == "旧"
    assert both.seal("新").startswith("2-")
    assert both.fingerprint("旧", "phone") == mark


def test_without_the_key_the_message_says_what_to_do(tmp_path):
    with pytest.raises(VaultError, match="备份"):
        Vault(tmp_path / "here").open(Vault(tmp_path / "there").seal("x"))


def test_the_key_file_is_its_owners_only(tmp_path):
    assert new_key(tmp_path).stat().st_mode & 0o077 == 0


def test_a_fingerprint_depends_on_purpose(vault):
    assert vault.fingerprint("1", "phone") != vault.fingerprint("1", "id")


@pytest.mark.django_db
def test_the_field_stores_no_clear_text():
    row = Reveal.objects.create(subject="case:1", field="phone", by="li", reason="核对电话", salt=b"s")
    with connection.cursor() as cursor:
        cursor.execute("SELECT reason FROM identity_reveal")
        (stored,) = cursor.fetchone()
    assert "核对" not in stored and stored.startswith("1-")
    assert Reveal.objects.get(pk=row.pk).reason == "核对电话"


@pytest.mark.django_db
def test_the_field_survives_bulk_writes():
    Reveal.objects.bulk_create([Reveal(subject=f"case:{n}", field="x", by="li", reason="甲", salt=b"s") for n in "12"])
    rows = list(Reveal.objects.all())
    for row in rows:
        row.reason = "乙"
    Reveal.objects.bulk_update(rows, ["reason"])
    assert set(Reveal.objects.values_list("reason", flat=True)) == {"乙"}


def test_the_field_cannot_be_searched():
    with pytest.raises(FieldError, match="fingerprint"):
        Reveal.objects.filter(reason="甲")
