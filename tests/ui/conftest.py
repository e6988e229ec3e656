"""Fixtures of the page tests: clients of the cast, a case, an entry, an activity."""

from datetime import date

import pytest
from django.test import Client
from factories.kinds import NEXT, PLACE, committee, kinds, lodge  # noqa: F401

from yifa.records.activities.actions import Deed, log


@pytest.fixture
def page_of(people):
    """``page_of("li")`` is a logged-in client of that person."""

    def client(name: str) -> Client:
        made = Client()
        made.force_login(getattr(people, name))
        return made

    return client


@pytest.fixture
def li(page_of):
    return page_of("li")


@pytest.fixture
def case(cast, people):
    return lodge(cast.li)


@pytest.fixture
def foreign_case(cast, people):
    return lodge(cast.zhou, division=NEXT, title="邻镇的事")


@pytest.fixture
def entry(cast, people):
    return committee(cast.li)


@pytest.fixture
def lecture(cast, people):
    data = {"topic": "民法典进村", "audience": 80, "lecturer_phone": "13700004321"}
    return log(Deed("test_lecture", PLACE, cast.li.organ, date(2024, 5, 1), data), by=cast.li)
