"""The tests' settings on a throw-away PostgreSQL; YIFA_TEST_SOCKET names the folder of its socket."""

import os

from settings_for_tests import *  # noqa: F403

from yifa.site.settings import database

DATABASES = {
    "default": database("postgresql://yifa@/postgres") | {"HOST": os.environ["YIFA_TEST_SOCKET"], "CONN_MAX_AGE": 0}
}
