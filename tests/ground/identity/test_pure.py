"""Declarations may import the permission table: it pulls in no Django, even indirectly."""

import subprocess
import sys

import pytest

from yifa.ground.identity import permissions as declared
from yifa.ground.identity.permission import PERMISSIONS, allow, matrix


@pytest.mark.parametrize("module", ["posts", "actor", "permission", "predicates", "permissions", "access"])
def test_without_django(module):
    code = f"import sys, yifa.ground.identity.{module}; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_declared_permission_refuses_the_public_with_a_sentence(cast):
    assert declared
    for permission in PERMISSIONS:
        decision = allow(cast.public, permission.code)
        assert not decision and decision.sentence.startswith(f"不能“{permission.name}”：须"), permission.code


def test_every_declared_permission_has_a_post_that_may():
    for row in matrix():
        assert row.posts, row.code


def test_a_post_without_a_mark_is_refused_whatever_the_subject(cast):
    """Generated from the declarations."""
    for row in matrix():
        for actor in cast:
            if actor.posts.isdisjoint(row.posts):
                assert not allow(actor, row.code, actor), (row.code, actor.username)
