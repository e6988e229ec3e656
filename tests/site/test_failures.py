"""A store that fails answers with a sentence, never with a stack or half a record."""

import json

import pytest
from django.db import OperationalError

from yifa.site.failures import StoreFailures


@pytest.fixture
def middleware():
    return StoreFailures(lambda request: None)


@pytest.mark.parametrize(
    ("failure", "status", "word"),
    [("database or disk is full", 507, "磁盘已满"), ("database is locked", 503, "正忙")],
)
def test_a_page_says_what_happened_and_that_nothing_was_written(rf, middleware, failure, status, word):
    answer = middleware.process_exception(rf.post("/cases/"), OperationalError(failure))
    text = answer.content.decode()
    assert answer.status_code == status and word in text and "没有写入" in text
    assert answer["Retry-After"]


def test_the_api_answers_with_a_problem(rf, middleware):
    answer = middleware.process_exception(rf.post("/api/v1/x"), OperationalError("database is locked"))
    assert answer["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content)["status"] == 503


@pytest.mark.parametrize("failure", [ValueError("x"), OperationalError("no such table: cases_case")])
def test_other_failures_are_not_swallowed(rf, middleware, failure):
    """Nobody is told to wait a few seconds for what waiting does not mend."""
    assert middleware.process_exception(rf.get("/"), failure) is None
