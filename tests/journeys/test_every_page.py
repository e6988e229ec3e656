"""Every page of the records, for whoever may open it: not wider than a phone, legible, in order for aids (WCAG 2.2 AA).

A new address belongs into factories/every_page.py, with an example, or named there as no page; the first test holds
that. The pages of the doors are looked at in test_every_page_of_the_doors.py, beside this module.
"""

import pytest
from django.urls import get_resolver
from factories.every_page import ELSEWHERE, NO_PAGES, ROOMS, door_pages, record_pages
from factories.looking import looked_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def addresses(patterns, room=""):
    for one in patterns:
        if hasattr(one, "url_patterns"):
            yield from addresses(one.url_patterns, one.app_name or room)
        elif room in ROOMS:
            yield f"{room}:{one.name}"


def test_every_page_is_legible_fits_a_phone_and_serves_aids(world, seat, people, axe):
    """First that each address is among them, or known to be no page; then each is looked at."""
    known = {name for _, name, _, _ in (*record_pages(world), *door_pages(world))}
    assert known | ELSEWHERE | NO_PAGES == set(addresses(get_resolver().url_patterns))
    wrong = looked_at(record_pages(world), world, seat, people, axe)
    assert not wrong, wrong
