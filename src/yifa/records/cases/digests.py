"""The digests of cases and steps, recomputed from the store: what deep verification compares with the ledger."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from yifa.ground.ledger.watched import watch_digests
from yifa.ground.recorded.digests import declare as declare_rows
from yifa.records.cases.models import Case, CaseDetail, StepTaken, detail_model

CHUNK = 2000


def declare() -> None:
    """Tell the ledger, at start-up, how to recompute."""
    watch_digests("case", case_digests)
    declare_rows("step", StepTaken)


def case_digests() -> Iterator[tuple[str, str]]:
    """(subject, digest) of every case, streamed."""
    for case in with_details(Case.objects.order_by("id").iterator(chunk_size=CHUNK)):
        yield case.subject, case.digest()


def with_details(cases: Iterable[Case]) -> Iterator[Case]:
    """The same cases with their typed rows at hand: one query per chunk and procedure instead of one per case."""
    source = iter(cases)
    while chunk := list(islice(source, CHUNK)):
        by_label: dict[str, list[Case]] = defaultdict(list)
        for case in chunk:
            by_label[case.declared.detail].append(case)
        for label, own in by_label.items():
            _attach(label, own)
        yield from chunk


def _attach(label: str, cases: list[Case]) -> None:
    held: dict[int, CaseDetail] = {}
    if label:
        rows = detail_model(label).objects.filter(case_id__in=[case.pk for case in cases])
        held = {row.case_id: row for row in rows}
    for case in cases:
        case.detail = held.get(case.pk)
