"""Writers of one process wait at a lock instead of asking SQLite again and again.

SQLite lets one writer in at a time; the others sleep up to 100 ms between tries, and whoever sleeps longest loses.
Here a thread waits its turn before ``BEGIN IMMEDIATE`` and wakes at once when it comes. Other processes (the watch,
the command line) still meet at SQLite's own lock.

A connection is kept from one request to the next: opening one reads the whole schema, which costs an intake as much
as its writing. Another file under the same name (a store that was put back while the server ran) is noticed.
"""

import os
import threading
from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

_turns: dict[str, threading.Lock] = {}
PATIENCE_S = 20.0


@lru_cache(maxsize=4096)
def _with_question_marks(query: str) -> str:
    """Django's ``%s`` as SQLite's ``?``; the same few statements come again and again."""
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class Cursor(base.SQLiteCursorWrapper):
    """Django's cursor that translates each statement once."""

    def convert_query(self, query: str, *, param_names: Any = None) -> Any:
        if param_names is not None:
            return super().convert_query(query, param_names=param_names)
        return _with_question_marks(query)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite connection that takes its turn for each outermost transaction."""

    _holds = False
    _file: tuple[int, int] | None = None

    def get_new_connection(self, conn_params: Any) -> Any:
        made = super().get_new_connection(conn_params)
        self._file = self._file_there()
        return made

    def _file_there(self) -> tuple[int, int] | None:
        """Device and inode of the file that has the store's name now; None for a store in memory."""
        try:
            found = os.stat(self.settings_dict["NAME"])
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

    def close_if_unusable_or_obsolete(self) -> None:
        if self.connection is not None and not self.in_atomic_block and self._file_there() != self._file:
            self.close()
        super().close_if_unusable_or_obsolete()

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=Cursor)

    def _turn(self) -> threading.Lock:
        return _turns.setdefault(str(self.settings_dict["NAME"]), threading.Lock())

    def _start_transaction_under_autocommit(self) -> None:
        patience = float(self.settings_dict["OPTIONS"].get("timeout", PATIENCE_S))
        if not self._turn().acquire(timeout=patience):
            raise OperationalError("database is locked")
        self._holds = True
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_up()
            raise

    def _give_up(self) -> None:
        if self._holds:
            self._holds = False
            self._turn().release()

    def _commit(self) -> Any:
        result = super()._commit()  # type: ignore[misc]
        self._give_up()
        return result

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._give_up()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            self._give_up()
