"""save_draft: the text is kept, mistakes are named, the second saver is told who was first."""

import pytest

from yifa.ground.identity.permission import NotAllowed
from yifa.ground.ledger import entry_bytes, seqs_of, verify
from yifa.reports.annual.actions import DraftConflict, DraftRefused, save_draft
from yifa.reports.annual.compile import DraftError
from yifa.reports.annual.models import AnnualDraft

pytestmark = pytest.mark.django_db

PLACE, ORGAN = "500155117", "500155117-PAFZB"
TEXT = {"leader": "组织学习{{leader.laws_studied}}。", "next": " "}


def save(by, *, version=0, sections=TEXT):  # type: ignore[no-untyped-def]
    return save_draft(PLACE, 2025, sections, organ=ORGAN, version=version, by=by)


def test_saved_with_its_ledger_row(cast) -> None:  # type: ignore[no-untyped-def]
    draft = save(cast.chu).draft
    assert (draft.version, draft.sections) == (1, {"leader": TEXT["leader"]})
    ((_, entry),) = entry_bytes(seqs_of("annual_draft:500155117000-2025"))
    assert draft.digest().encode() in entry and b'"by":"chu"' in entry


def test_second_saver_is_told_who_was_first(cast) -> None:  # type: ignore[no-untyped-def]
    save(cast.chu)
    save(cast.li, version=1)
    with pytest.raises(DraftConflict, match="已由li于"):
        save(cast.chu, version=1)
    assert AnnualDraft.objects.get().version == 2


def test_draft_and_ledger_fall_together(cast, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    def broken(*args: object, **more: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("yifa.reports.annual.actions.record", broken)
    with pytest.raises(OSError, match="disk"):
        save(cast.chu)
    assert not AnnualDraft.objects.exists()


def test_bad_token_writes_nothing(cast) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(DraftError, match="no\\.such"):
        save(cast.chu, sections={"leader": "{{no.such}}"})
    assert not AnnualDraft.objects.exists()


def test_unknown_chapter_is_refused(cast) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(DraftRefused, match="附录"):
        save(cast.chu, sections={"附录": "x"})


def test_typed_number_is_saved_with_a_warning(cast) -> None:  # type: ignore[no-untyped-def]
    ((title, mistake),) = save(cast.chu, sections={"leader": "学法17部。"}).warnings
    assert title.startswith("党政主要负责人") and mistake.text == "17部"


@pytest.mark.parametrize("name", ["zhou", "wang", "public"])
def test_who_may_not_edit(cast, name: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotAllowed):
        save(getattr(cast, name))


def test_draft_changed_behind_the_ledgers_back_is_named(cast) -> None:  # type: ignore[no-untyped-def]
    save(cast.chu)
    AnnualDraft.objects.update(sections={"leader": "改过。"})
    assert "annual_draft:500155117000-2025" in str(verify(deep=True).problems)
