"""Markdown in small pieces: headings with lasting anchors, tables, forms, articles with their 待核 mark."""

from collections.abc import Iterable

from yifa.ground.forms import Form, FormField, fields_of

KINDS = {
    "text": "文字", "textarea": "长文字", "int": "整数", "decimal": "数字", "date": "日期", "datetime": "时间",
    "bool": "是或否", "choice": "单选", "multi": "多选",
}  # fmt: skip
UNVERIFIED = '<span class="unverified">待核</span>'


def anchor(noun: str, code: str) -> str:
    """The lasting address of one declaration, e.g. ``register-mediator``."""
    return f"{noun}-{code.replace('.', '-').replace('_', '-')}"


def heading(level: int, text: str, noun: str = "", code: str = "") -> str:
    mark = f" {{#{anchor(noun, code)}}}" if noun else ""
    return f"\n{'#' * level} {plain(text)}{mark}\n"


def plain(text: object) -> str:
    """Text that Markdown and HTML take as it is."""
    found = str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("|", "\\|")
    return found.replace("*", "\\*").replace("_", "\\_").replace("\n", " ")


def table(heads: tuple[str, ...], rows: Iterable[Iterable[object]]) -> str:
    """A table; cells must be marked up already (see ``plain``). Empty without rows."""
    lines = ["| " + " | ".join(str(cell) or " " for cell in row) + " |" for row in rows]
    if not lines:
        return ""
    return "\n".join(["", f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", *lines, ""])


def facts(*pairs: tuple[str, object]) -> str:
    """A list of name and text; empty ones are left out."""
    return "\n" + "\n".join(f"- **{name}**:{text}" for name, text in pairs if text) + "\n"


def code(text: str) -> str:
    return f"`{text}`"


def layout(lines: Iterable[str]) -> str:
    """A paper's layout as it stands in its declaration."""
    return "\n```text\n" + "\n".join(lines) + "\n```\n"


def form(model: type[Form], public: tuple[str, ...] = ()) -> str:
    """A form's fields as a table."""
    rows = [
        (
            plain(one.title), code(one.name), KINDS[one.kind] + (f"({plain(one.unit)})" if one.unit else ""),
            "必填" if one.required else "选填", _openness(one, public), _hint(one),
        )
        for one in fields_of(model)
    ]  # fmt: skip
    return table(("栏目", "代码", "类型", "必填", "公开范围", "说明"), rows) or "\n这一步不需要填写内容。\n"


def _openness(field: FormField, public: tuple[str, ...]) -> str:
    if field.private:
        return "个人信息,遮蔽"
    return "可统计、可导出" if field.name in public else "只在卷内"


def _hint(field: FormField) -> str:
    choices = "、".join(label for _, label in field.choices)
    return ";".join(plain(part) for part in (field.help, f"可选:{choices}" if choices else "") if part)
