"""How a declaration writes a form: titles in Chinese, personal data marked, hints beside the field."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Form(BaseModel):
    """Base of every form: unknown fields are refused, surrounding blanks are cut."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, frozen=True)


def entry(
    title: str,
    *,
    default: Any = ...,
    help: str = "",
    unit: str = "",
    private: bool = False,
    long: bool = False,
    **rules: Any,
) -> Any:
    """One field of a form.

    ``private`` marks personal data: masked on pages, never in snapshots, figures, logs or the ledger in clear.
    ``long`` asks for a text area. ``rules`` are pydantic's own (ge, le, max_length, pattern …).
    """
    extra: dict[str, Any] = {"private": private, "long": long, "unit": unit}
    return Field(default, title=title, description=help or None, json_schema_extra=extra, **rules)
