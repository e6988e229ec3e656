"""Following a matter without account: the secret, the guesses, the person's own steps, what comes with them."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.cache import cache

from yifa.ground.calendar import now, use_now
from yifa.ground.identity.access import limit
from yifa.ground.ledger import entry_bytes, seqs_of
from yifa.records.cases.following import WRONG, TriedTooOften, ask, followed, give_secret, take_as_party
from yifa.records.cases.models import Case, Following
from yifa.records.cases.refusal import Refused
from yifa.records.documents.evidence import EvidenceRefused
from yifa.records.documents.models import Document

pytestmark = pytest.mark.django_db
SAID = {"title": "村口路灯不亮", "content": "坏了半个月", "caller_name": "演示·周", "caller_phone": "13800005678"}
PLACE = {"division": "500155117201", "organ": "500155117-ZZZX"}
KEY = "a" * 32


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.YIFA_EVIDENCE_DIR = tmp_path
    cache.clear()


def asked(key=KEY, data=SAID, files=()):
    return ask("hotline_ticket", "ask", **PLACE, data=data, files=files, key=key)


def test_what_was_asked_is_opened_by_code_and_secret_however_it_is_typed():
    made = asked()
    spoken = f" {made.secret[:5].lower()} {made.secret[5:]}"
    assert followed(made.case.code.lower(), spoken).pk == made.case.pk


def test_the_store_and_the_ledger_hold_neither_secret_nor_name():
    made = asked()
    held = Following.objects.get(case=made.case)
    written = b"".join(entry for _, entry in entry_bytes(seqs_of(made.case.subject)))
    assert made.secret not in held.secret and made.secret.encode() not in written and "演示·周".encode() not in written


def test_the_same_page_sent_twice_opens_one_matter_and_gets_the_same_secret():
    first, second = asked(), asked()
    assert (first.case.pk, first.secret) == (second.case.pk, second.secret) and Case.objects.count() == 1


def test_a_page_sent_again_does_not_bring_back_a_secret_that_was_replaced(cast):
    first = asked()
    newer = give_secret(first.case, by=cast.li, checked="当面核对居民身份证")
    assert asked().secret == "" and followed(first.case.code, newer)


def test_two_pages_make_two_matters_with_different_secrets():
    one, other = asked(), asked(key="b" * 32)
    assert one.case.pk != other.case.pk and one.secret != other.secret


def test_a_refused_file_leaves_nothing_behind():
    with pytest.raises(EvidenceRefused):
        asked(files=[BytesIO(b"MZ\x90 a program")])
    assert Case.objects.count() == 0 and Document.objects.count() == 0


def test_only_steps_declared_for_the_public_open_a_matter():
    with pytest.raises(Refused, match="不能在网上提出"):
        ask("hotline_ticket", "register", **PLACE, data=SAID, key=KEY)


def test_only_the_persons_own_steps_are_taken_with_the_secret():
    made = asked()
    with pytest.raises(Refused, match="不能在网上由当事人办理"):
        take_as_party(made.case, "take_in", data={})


def test_an_unknown_code_and_a_wrong_secret_read_the_same():
    made = asked()
    for code, secret in (("500155117-2026-GD-999999-1", made.secret), (made.case.code, "AAAAAAAAAA"), ("", "")):
        with pytest.raises(Refused) as refusal:
            followed(code, secret)
        assert refusal.value.sentence == WRONG and refusal.value.why == "absent"


def test_an_unknown_code_costs_as_many_statements_as_a_wrong_secret(django_assert_num_queries):
    made = asked()
    for code in (made.case.code, "500155117-2026-GD-999999-1"):
        with django_assert_num_queries(1), pytest.raises(Refused):
            followed(code, "AAAAAAAAAA")


STRANGER, OWNER = "one-address", "another-address"


def _guess(code, times, who=STRANGER):
    for _ in range(times):
        with pytest.raises(Refused):
            followed(code, "AAAAAAAAAA", who=who)


def test_whoever_guesses_waits_and_the_owner_does_not():
    made, moment = asked(), now()
    with use_now(moment):
        _guess(made.case.code, limit("following.failures"))
        with pytest.raises(TriedTooOften, match="请等10分钟") as refusal:
            followed(made.case.code, made.secret, who=STRANGER)
        assert refusal.value.minutes == limit("following.minutes")
        assert followed(made.case.code, made.secret, who=OWNER)
        with pytest.raises(TriedTooOften):  # that the owner was let in sets nobody else free
            followed(made.case.code, made.secret, who=STRANGER)
    with use_now(moment + timedelta(minutes=limit("following.minutes"), seconds=1)):
        assert followed(made.case.code, made.secret, who=STRANGER)


def test_a_code_nobody_has_makes_wait_alike():
    _guess("500155117-2026-GD-999999-1", limit("following.failures"))
    with pytest.raises(TriedTooOften):
        followed("500155117-2026-GD-999999-1", "AAAAAAAAAA", who=STRANGER)


def test_a_besieged_matter_lets_nobody_guess_twice_and_still_opens_for_its_owner():
    made = asked()
    for number in range(limit("following.ceiling")):
        _guess(made.case.code, 1, who=f"address-{number}")
    with pytest.raises(TriedTooOften):
        followed(made.case.code, "BBBBBBBBBB", who="address-0")
    assert followed(made.case.code, made.secret, who=OWNER)


def test_whoever_keeps_guessing_does_not_lengthen_the_wait():
    made, moment = asked(), now()
    with use_now(moment):
        _guess(made.case.code, limit("following.failures"))
    with use_now(moment + timedelta(minutes=limit("following.minutes") - 1)):
        _guess(made.case.code, 20)
    with use_now(moment + timedelta(minutes=limit("following.minutes"), seconds=1)):
        assert followed(made.case.code, made.secret, who=STRANGER)


def test_a_new_secret_ends_the_old_one_and_the_ledger_says_how_the_person_was_known(cast):
    made = asked()
    newer = give_secret(made.case, by=cast.li, checked="当面核对居民身份证")
    with pytest.raises(Refused):
        followed(made.case.code, made.secret)
    assert followed(made.case.code, newer)
    last = list(entry_bytes(seqs_of(made.case.subject)))[-1][1].decode()
    assert "cases.secret_given" in last and "当面核对居民身份证" in last


PAPER = b"%PDF-1.4\n%%EOF\n"


def test_when_the_second_file_is_refused_no_byte_of_the_first_is_kept(tmp_path):
    with pytest.raises(EvidenceRefused):
        asked(files=[BytesIO(PAPER), BytesIO(b"MZ not what anybody takes in")])
    assert not [path for path in tmp_path.rglob("*") if path.is_file()] and not Case.objects.exists()
    asked(files=[BytesIO(PAPER)])
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_nobody_fills_the_disk_through_one_matter(tmp_path):
    case = asked().case
    for number in range(limit("following.files")):
        paper = BytesIO(PAPER + str(number).encode())
        take_as_party(case, "add_material", data={"more": "还有一张"}, files=[paper])
    steps = case.steps.count()
    with pytest.raises(EvidenceRefused, match="已经放满"):
        take_as_party(case, "add_material", data={"more": "再来一张"}, files=[BytesIO(PAPER)])
    assert case.steps.count() == steps  # nothing half-written: the words are not taken without the file
    take_as_party(case, "add_material", data={"more": "只有话"})


def test_the_bytes_of_one_matter_are_limited_too(monkeypatch):
    monkeypatch.setattr("yifa.records.cases.following.limit", lambda code: 30 if code.endswith("files") else 0)
    with pytest.raises(EvidenceRefused, match="共0MB"):
        asked(files=[BytesIO(PAPER)])
