from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yifa.ground.ledger import NotCanonical, canonical, digest, new_salt, private_digest

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=("Cs",))),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=("Cs",))), inner),
)


def test_keys_are_sorted_and_nothing_is_spaced_or_escaped():
    assert canonical({"乙": [1, True, None], "a": "字\n"}) == '{"a":"字\\n","乙":[1,true,null]}'.encode()


@pytest.mark.parametrize("value", [Decimal("1.50"), Decimal("1.5"), Decimal("1.5000"), Decimal("15E-1")])
def test_equal_decimals_give_equal_bytes(value):
    assert canonical(value) == b'"1.5"'


@pytest.mark.parametrize(("value", "text"), [("1E+3", "1000"), ("-0.00", "0"), ("0.000001", "0.000001")])
def test_decimals_are_plain_digits(value, text):
    assert canonical(Decimal(value)) == f'"{text}"'.encode()


def test_one_moment_gives_the_same_bytes_from_any_zone():
    moment = datetime(2024, 2, 9, 23, 30, tzinfo=UTC)
    assert canonical(moment) == canonical(moment.astimezone(timezone(timedelta(hours=-5))))
    assert canonical(moment) == b'"2024-02-10T07:30:00+08:00"'


def test_dates_are_iso():
    assert canonical({"on": date(2024, 2, 9)}) == b'{"on":"2024-02-09"}'


@pytest.mark.parametrize(
    "value",
    [1.5, [2.0], {"a": {"b": 1e30}}, float("nan"), datetime(2024, 1, 1), b"x", object(), Decimal("NaN"), "\ud800"],
)
def test_what_has_no_single_form_is_refused_in_chinese(value):
    with pytest.raises(NotCanonical) as refusal:
        canonical(value)
    assert "。" in str(refusal.value)


def test_digits_inside_text_are_not_taken_for_floats():
    assert canonical({"note": "约:1.5,2.5e3"}) == '{"note":"约:1.5,2.5e3"}'.encode()


@given(plain)
def test_reading_back_and_writing_again_changes_nothing(value):
    import json

    assert canonical(json.loads(canonical(value))) == canonical(value)


def test_a_digest_changes_with_public_private_and_salt():
    salt = new_salt()
    base = digest({"code": "1"}, {"name": "演示甲"}, salt)
    others = {
        digest({"code": "2"}, {"name": "演示甲"}, salt),
        digest({"code": "1"}, {"name": "演示乙"}, salt),
        digest({"code": "1"}, {"name": "演示甲"}, new_salt()),
    }
    assert base not in others and len(others) == 3


def test_a_stranger_checks_the_public_half_with_the_private_digest_alone(settings):
    import hashlib

    salt = new_salt()
    shown = {"public": {"code": "1"}, "private": private_digest({"name": "演示甲"}, salt)}
    assert hashlib.new("sm3", canonical(shown)).hexdigest() == digest({"code": "1"}, {"name": "演示甲"}, salt)


def test_the_hash_follows_the_setting(settings):
    settings.YIFA_LEDGER_HASH = "sha256"
    import hashlib

    shown = {"public": {}, "private": hashlib.sha256(b"s" + b"{}").hexdigest()}
    assert digest({}, {}, b"s") == hashlib.sha256(canonical(shown)).hexdigest()
