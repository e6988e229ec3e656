"""Reading a request's body and headers; what cannot be read is refused in Chinese, never guessed."""

import json
from typing import Any

from django.http import HttpRequest

from yifa.ground.forms import UNSEEN
from yifa.records.cases.refusal import Refused


def body_of(request: HttpRequest) -> dict[str, Any]:
    """The JSON object in the body. Raises Refused (422)."""
    try:
        content = json.loads(request.body or b"{}")
    except (ValueError, RecursionError):
        raise Refused("form", "请求的内容不是正确的 JSON,请检查后重发。") from None
    if not isinstance(content, dict):
        raise Refused("form", "请求的内容应当是一个 JSON 对象。")
    return content


def text_in(content: dict[str, Any], name: str, title: str) -> str:
    value = content.get(name)
    if not isinstance(value, str) or not value or UNSEEN.search(value):
        raise Refused("form", f"请填写{title}。", fields={name: f"请填写{title}。"})
    return value


def data_in(content: dict[str, Any]) -> dict[str, Any]:
    data = content.get("data", {})
    if not isinstance(data, dict):
        raise Refused("form", "“data”应当是一个 JSON 对象。", fields={"data": "应当是一个 JSON 对象。"})
    return data


def key_of(request: HttpRequest) -> str | None:
    """The Idempotency-Key header, at most 80 characters."""
    key = request.headers.get("Idempotency-Key")
    if key is not None and (len(key) > 80 or not (key.isprintable() and key.isascii())):
        raise Refused("form", "Idempotency-Key 最长80个字符,且只能是可见字符。")
    return key or None


def version_of(request: HttpRequest) -> int | None:
    """The version in If-Match, e.g. ``"7"``; None when not sent."""
    sent = request.headers.get("If-Match")
    if sent is None:
        return None
    number = sent.strip().removeprefix("W/").strip('"')
    if not (number.isascii() and number.isdigit()) or len(number) > 9:
        raise Refused("form", 'If-Match 应当是事项的版本号,例如 "3"。')
    return int(number)
