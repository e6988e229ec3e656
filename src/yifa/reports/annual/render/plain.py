"""report.md: the text alone, for reading by machines and by screen readers, and for comparing years."""

from yifa.reports.annual.render.view import View, by_number, text_of

MARKS = {"h1": "## ", "h2": "### ", "body": ""}
END = "---"


def render_md(view: View) -> str:
    """Markdown: one line a paragraph, then a rule, the imprint and the proof."""
    figures = by_number(view.content)
    lines = [f"# {view.title}", ""]
    for block in view.content["text"]:
        lines += [MARKS[block["kind"]] + text_of(block, figures), ""]
    lines += [END, "", *(f"{signer}  " for signer in view.signers), view.date_text, ""]
    if view.demo:
        lines += ["演示数据，不代表任何真实情况。", ""]
    lines += [f"账本根（{view.root['algorithm']}，前{view.root['size']}条）：`{view.root['root']}`", ""]
    return "\n".join(lines)


def blocks_in_md(text: str) -> list[str]:
    """The paragraphs of report.md between title and rule, marks removed."""
    found = []
    for line in text.split("\n")[1:]:
        if line == END:
            break
        if line.strip():
            found.append(line.lstrip("#").strip() if line.startswith("#") else line)
    return found
