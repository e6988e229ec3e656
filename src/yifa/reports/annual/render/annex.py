"""The annex of the paper forms: figures with their cards as a table, gaps, and how to check."""

from yifa.reports.annual.card import basis_of, noun_of, period_text, value_text
from yifa.reports.annual.render.view import View


def annex_table(view: View) -> list[list[str]]:
    """Header and one row a figure: number, name and printed form, card in short, records."""
    rows = [["序号", "数字", "口径", "记录"]]
    for figure in view.figures:
        printed, exact = figure["printed"], value_text(figure)
        shown = exact if exact.startswith(printed) else f"{printed}（{exact}）"
        card = [str(figure["card"].get("definition", "")), *figure["dims"].values()]
        text = "；".join(part.rstrip("。；") for part in (*card, period_text(figure), basis_of(figure)) if part)
        records = f"{figure['rows']}条{noun_of(figure['source'])}"
        rows.append([str(figure["number"]), f"{figure['name']}：{shown}", f"{text}。", records])
    return rows


def missing_table(view: View) -> list[list[str]]:
    """Header and one row a gap: name, year, why."""
    return [["指标", "年度", "原因"], *([row["name"], row["period"], row["why"]] for row in view.missing)]


def proof_lines(view: View) -> list[str]:
    """Root and how to check it, a paragraph each."""
    root = view.root
    return [
        f"账本根：{root['root']}（{root['algorithm']}，封存{root['size']}条，{root['at']}，公钥{root['key_id']}）。",
        f"本报告登记为账本第{view.seq}条。电子版附有全部记录，可用“yifa verify 目录”离线复算每一个数字。",
    ]
