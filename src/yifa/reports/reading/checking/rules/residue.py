"""What web pages and editors left behind (残留)."""

import re
from collections.abc import Iterator

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.rule import Hit, rule
from yifa.reports.reading.checking.samples import frame
from yifa.reports.reading.document import Document

_PAGE = re.compile(
    r"^[\s·*-]*((?:您?(?:现在)?(?:所在|当前)的?位置|当前位置)|分享(?:到|至)?\s?:?\s*$|分享到|头部\s*$|底部\s*$|扫一扫[^\n。]{0,20}$|"
    r"关联稿件:?\s*$|相关(?:附件|链接|阅读|文章|新闻):?\s*$|您访问的链接即将离开|上一篇:|下一篇:|返回(?:顶部|首页)|"
    r"(?:打印|关闭)(?:本页|窗口)|无障碍(?:浏览|阅读|模式|\s|\||$)|保护视力色|[^\n]{0,30}ICP备\S*号|[^\n]{0,30}公网安备|网站标识码|阅读次数|浏览次数|责任编辑:?)",
    re.M,
)
_BUTTON = re.compile(r"(?:[【\[](?:打印|关闭|收藏|分享|返回|我要纠错)[^】\]\n]{0,6}[】\]][ |]*)+")
_MARKUP = re.compile(
    r"!?\[[^\]\n]{0,40}\]\([^)\n]{0,200}\)|</?(?:p|br|div|span|table|tr|td|strong|font|img|a|h\d)\b[^>\n]{0,80}/?>|"
    r"&(?:nbsp|lt|gt|amp|quot|#\d{2,5});?|\*\*[^*\n]{1,40}\*\*|(?m:^#{1,4} )|```"
)
_EDITOR = re.compile(
    r"\[bookmark:[^\]\n]{0,40}\]|错误![^\n]{0,20}(?:书签|引用源)|"
    r"Error! (?:Bookmark|Reference)[^\n]{0,30}|HYPERLINK\s|PAGEREF\s|"
    r"TOC \\o|_GoBack|单击此处|点击此处(?:输入|添加)|在此处?(?:键入|输入)|\{\{[^}\n]{0,40}\}\}|\{%[^\n]{0,40}%\}|"
    r"\ufffd|锟斤拷|烫烫烫|(?:批注|修订)\[[^\]\n]{1,10}\]"
)
_TO_DO = re.compile(
    r"\((?:待补充?|待核实|待定|此处[^)]{0,10}|数据待[^)]{0,6}|未完)\)|待补充数据|TODO|\?\?\?|此处(?:插入|填写|补充)|(?:请|需)[^。,\n]{0,4}(?:科室|部门)(?:补充|核实)(?:数据)?"
)


@rule(
    "html_residue",
    "error",
    "网页的导航、分享、页脚等文字混进了正文",
    fires="分享到:\n" + frame("开展培训3场。") + "扫一扫在手机打开当前页\n",
    silent=frame("开展“扫一扫看权责”活动3场,把法律服务分享到各村。"),
)
def html_residue(document: Document, context: Context) -> Iterator[Hit]:
    for match in _PAGE.finditer(context.text):
        yield Hit(match.start(1), match.start(1) + len(match[1].rstrip()), "网页模板残留,不是报告的内容。")
    for match in _BUTTON.finditer(context.text):
        yield Hit(*match.span(), "网页按钮残留,不是报告的内容。")


@rule(
    "markdown_residue",
    "error",
    "排版标记残留",
    fires=frame("开展培训3场。![]()"),
    silent=frame("开展培训3场(含线上1场)。"),
)
def markup(document: Document, context: Context) -> Iterator[Hit]:
    for match in _MARKUP.finditer(document.text):
        yield Hit(*match.span(), f"排版标记残留:{match[0][:20].strip()}")


@rule(
    "word_residue",
    "error",
    "文字处理软件的书签、域代码、占位提示或乱码残留",
    fires=frame("[bookmark: _Toc1]开展培训3场。"),
    silent=frame("开展培训3场,为群众点亮书签。"),
)
def editor(document: Document, context: Context) -> Iterator[Hit]:
    for match in _EDITOR.finditer(document.text):
        yield Hit(*match.span(), f"编辑软件残留:{match[0][:20].strip()}")


@rule(
    "draft_note",
    "error",
    "起草时的提示没有删去",
    fires=frame("开展培训(待核实)场。"),
    silent=frame("开展培训3场,对历史遗留问题待核实后办理。"),
    words=(
        "待补",
        "待核",
        "待定",
        "数据待",
        "未完)",
        "TODO",
        "???",
        "此处",
        "部门补充",
        "部门核实",
        "科室补充",
        "科室核实",
    ),
)
def draft_note(document: Document, context: Context) -> Iterator[Hit]:
    for match in _TO_DO.finditer(context.text):
        yield Hit(*match.span(), f"起草提示没有删去:{match[0]}")


@rule(
    "trailing_whitespace",
    "info",
    "行末有多余空格",
    fires=frame("开展培训3场。          "),
    silent=frame("开展培训3场。"),
)
def trailing(document: Document, context: Context) -> Iterator[Hit]:
    for match in re.finditer(r"(?<=\S)[ \u3000\t]{4,}(?=\n|$)", document.text):
        if not context.in_web(match.start() - 1):
            yield Hit(*match.span(), "行末有多余空格。", f"{len(match[0])}个空格")


@rule(
    "stray_space",
    "warn",
    "标题中间有多余空格",
    fires=frame("开展培训3场。", title="青禾镇人民政府 2024年度法治政府建设年度报告\n"),
    silent=frame("开展培训3场。"),
)
def stray_space(document: Document, context: Context) -> Iterator[Hit]:
    if context.title is None:
        return
    start, end = context.title.start, context.title.end
    for match in re.finditer(
        r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=\d)|"
        r"(?<=[\u4e00-\u9fff])(?<![委府局厅会处办院部])[ \u3000]+(?=[\u4e00-\u9fff])",
        document.text[start:end],
    ):
        yield Hit(start + match.start(), start + match.end(), "标题中间有多余空格。")
