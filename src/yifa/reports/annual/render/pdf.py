"""report.pdf by Typst. Faces that this machine lacks are replaced by the next of their family, and said so."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import typst

from yifa.reports.annual.render.annex import annex_table, missing_table, proof_lines
from yifa.reports.annual.render.docx import imprint_indents
from yifa.reports.annual.render.view import View, by_number, pieces

FAMILIES: dict[str, tuple[str, ...]] = {
    "fangsong": ("仿宋_GB2312", "FangSong_GB2312", "FangSong", "STFangsong", "FandolFang", "Noto Serif CJK SC"),
    "heiti": ("黑体", "SimHei", "STHeiti", "FandolHei", "Noto Sans CJK SC", "Droid Sans Fallback"),
    "kaiti": ("楷体_GB2312", "KaiTi_GB2312", "KaiTi", "STKaiti", "FandolKai", "LXGW WenKai", "Noto Serif CJK SC"),
    "xiaobiaosong": ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "Noto Serif CJK SC", "FandolSong"),
    "song": ("宋体", "SimSun", "STSong", "FandolSong", "Noto Serif CJK SC"),
}
LAST = "Noto Sans CJK SC"


@dataclass(frozen=True, slots=True)
class Substitution:
    """A face the layout asks for and the one that stood in."""

    wanted: str
    used: str

    def __str__(self) -> str:
        return f"{self.wanted}→{self.used}"


class NoChineseFont(RuntimeError):
    """No face of a family is installed: a PDF would print boxes."""


@cache
def installed() -> frozenset[str]:
    return frozenset(typst.Fonts().families())


def choose(available: frozenset[str]) -> tuple[dict[str, str], list[Substitution]]:
    """The face to use for each role, and which of them are stand-ins."""
    chosen: dict[str, str] = {}
    replaced: list[Substitution] = []
    for role, family in FAMILIES.items():
        found = next((name for name in (*family, LAST) if name in available), None)
        if found is None:
            raise NoChineseFont(f"没有可用的中文字体“{family[0]}”，请安装 fonts-noto-cjk 后再生成 PDF")
        chosen[role] = found
        if found != family[0]:
            replaced.append(Substitution(family[0], found))
    return chosen, replaced


def render_pdf(view: View) -> tuple[bytes, list[Substitution]]:
    """The PDF's bytes and the faces that were replaced; raises NoChineseFont, typst.TypstError."""
    chosen, replaced = choose(installed())
    figures = by_number(view.content)
    signer, dated = imprint_indents(view.signers, view.date_text)
    data = {
        "title": view.title,
        "title_weight": "black" if "Noto" in chosen["xiaobiaosong"] else "regular",
        "faces": {role: [name, LAST] for role, name in chosen.items()},
        "demo": view.demo,
        "signers": list(view.signers),
        "date": view.date_text,
        "signer_indent": signer,
        "date_indent": dated,
        "blocks": [
            {
                "kind": block["kind"],
                "pieces": [
                    {"text": piece.text, "number": piece.number, "missing": piece.missing}
                    for piece in pieces(block, figures)
                ],
            }
            for block in view.content["text"]
        ],
        "annex": annex_table(view),
        "missing": missing_table(view),
        "proof": proof_lines(view),
    }
    with as_file(files("yifa.reports.annual.render").joinpath("report.typ")) as template:
        inputs = {"report": json.dumps(data, ensure_ascii=False)}
        return typst.compile(str(template), format="pdf", sys_inputs=inputs), replaced
