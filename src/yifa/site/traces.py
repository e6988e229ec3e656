"""What a failure leaves in the server's output (出错记录): when, at which address, the way through the code.

Nobody's data: what an error says may hold what somebody typed (a value that does not parse, a row that is there
already), so it is left out, except for errors that speak of code alone. Values of variables and the query of the
address are never written.
"""

import logging
import traceback
from typing import Any

from django.db.utils import OperationalError

OF_CODE = (AttributeError, TypeError, NameError, ImportError, NotImplementedError, OperationalError)
"""Errors whose words are about the program or the state of the store (locked, full, a table that is not there)."""


class TraceFormatter(logging.Formatter):
    """One line, then the traceback without what the error says."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatException(self, ei: Any) -> str:
        """The chain of errors, the cause first, as Python prints it."""
        return "\n\n".join(_told(one) for one in _chain(ei[1]))


def _chain(failure: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while failure is not None and failure not in found:
        found.insert(0, failure)
        failure = failure.__cause__ or (None if failure.__suppress_context__ else failure.__context__)
    return found


def _told(failure: BaseException) -> str:
    frames = "".join(traceback.format_tb(failure.__traceback__))
    name = f"{type(failure).__module__}.{type(failure).__qualname__}".removeprefix("builtins.")
    said = str(failure) if isinstance(failure, OF_CODE) else "(说明可能含有填写的内容,不记)"
    return f"Traceback:\n{frames}{name}: {said}"


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"trace": {"()": TraceFormatter}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "level": "ERROR", "formatter": "trace"}},
    "loggers": {
        name: {"handlers": ["stderr"], "level": "ERROR", "propagate": False} for name in ("django", "yifa.store")
    },
}
"""For the settings: errors go to the server's output, at whatever mode it runs."""
