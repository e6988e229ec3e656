"""Every kind of file is opened; whatever cannot be is refused with a Chinese sentence, within bounds."""

import contextlib
import io
import zipfile

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yifa.reports.reading.document import Document, ReadError
from yifa.reports.reading.inputs import open_bytes
from yifa.reports.reading.inputs.opened import MAX_BYTES
from yifa.reports.reading.reader import files_in, read_bytes, read_file, read_folder, read_text

TEXT = "青石镇2023年法治政府建设年度报告\n一、主要成效\n全年排查矛盾纠纷120起,化解114起。\n二、存在的不足\n力量薄弱。\n"
PAGE = """<!doctype html><html><head><meta charset="{charset}"><meta name="PubDate" content="2024-02-03 10:00">
<title>青石镇2023年法治政府建设年度报告</title><script>var n = "9999起";</script></head>
<body><nav><a href="/">首页 88件</a></nav><div class="share">分享到 77次</div>
<div class="article"><h1>青石镇2023年法治政府建设年度报告</h1>
<p>2023年,青石镇坚持以习近平法治思想为指导,扎实推进法治政府建设,现将情况报告如下。</p>
<p>一、主要成效</p><p>全年排查矛盾<b>纠纷</b>120起,化解114起,化解率95%,有效维护了全镇社会和谐稳定。</p>
<p>二、存在的不足</p><p>一是执法力量较为薄弱,二是普法形式不够丰富,三是数字化应用水平不高。</p></div>
<footer>版权所有 访问量66次</footer></body></html>"""


def word(*paragraphs):
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def pdf(text):
    """A PDF page with this ASCII text, by hand: enough to have a text layer."""
    stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(body))
        body += str(number).encode() + b" 0 obj\n" + each + b"\nendobj\n"
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + table + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n" + str(len(body)).encode() + b"\n%%EOF"


def values(document: Document):
    return [str(fact.value) for fact in document.facts]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_in_the_encodings_people_have(encoding):
    assert values(read_bytes(TEXT.encode(encoding), "a.txt")) == ["120", "114"]


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_page_without_its_furniture_and_scripts(charset):
    document = read_bytes(PAGE.format(charset=charset).encode("gb18030" if charset == "gb2312" else charset), "a.html")
    assert values(document) == ["120", "114", "95"]
    assert (document.published, document.year) == ("2024-02-03", 2023)
    assert "访问量" not in document.text and "9999" not in document.text


def test_a_word_document_keeps_paragraph_and_run():
    document = read_bytes(word(*TEXT.strip().split("\n")), "a.docx")
    assert values(document) == ["120", "114"]
    place = document.where(document.facts[0].start)
    assert place is not None and (place.paragraph, place.run) == (2, 0)
    assert document.text[document.facts[0].start : document.facts[0].end] == "120起"


def test_a_figure_split_over_runs_is_whole():
    source = docx.Document()
    paragraph = source.add_paragraph("全年排查矛盾纠纷")
    paragraph.add_run("12").bold = True
    paragraph.add_run("0起,已全部化解。")
    held = io.BytesIO()
    source.save(held)
    document = read_bytes(held.getvalue(), "a.docx")
    place = document.where(document.facts[0].start)
    assert values(document) == ["120"] and place is not None and place.run == 1


def test_a_pdf_keeps_its_pages():
    document = read_bytes(pdf("mediation 120% and 114% of all cases were settled in the year"), "a.pdf")
    place = document.where(document.facts[0].start)
    assert values(document) == ["120", "114"] and place is not None and place.page == 1


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.txt", "空"),
        (b"\x00\x01\x02\x03" * 500, "a.txt", "不是文字"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "a.doc", "旧版 Word"),
        (b"hello", "a.exe", "不认识"),
        (b"PK\x03\x04broken", "a.docx", "损坏"),
        (b"%PDF-1.7 broken", "a.pdf", "损坏"),
        (pdf(""), "a.pdf", "文字层"),
        (b"<html><body><script>1</script></body></html>", "a.html", "没有文字"),
        (("字" * 600_000).encode(), "a.txt", "上限"),
        (b"<p>" * 5_000_000, "a.html", "MB"),
        (b"<html><body>" + b"<div>" * 3000 + "报告".encode() + b"</body></html>", "a.html", "嵌套"),
    ],
)
def test_what_cannot_be_read_is_refused_in_chinese(data, name, says):
    with pytest.raises(ReadError) as refused:
        read_bytes(data, name)
    assert says in str(refused.value)


def test_too_large_a_file_is_never_loaded(tmp_path):
    large = tmp_path / "a.txt"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(ReadError, match="50 MB"):
        read_file(large)


def test_a_zip_bomb_is_refused_unopened():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * 80 * 1024**2)
    with pytest.raises(ReadError, match="炸弹"):
        open_bytes(held.getvalue(), ".docx")


def test_entities_do_not_expand():
    laughs = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 200 + '"><!ENTITY c "' + "&b;" * 200 + '">]>'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        packed.writestr(
            "word/document.xml",
            f'{laughs}<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>报告&c;</w:t></w:r></w:p></w:body>'
            "</w:document>",
        )
    with contextlib.suppress(ReadError):
        assert len(open_bytes(held.getvalue(), ".docx").text) < 100


@given(st.binary(max_size=3000), st.sampled_from([".txt", ".html", ".docx", ".pdf.txt", ".md"]))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)
def test_random_bytes_are_read_or_refused(data, suffix):
    if data.startswith(b"%PDF-"):
        return
    try:
        read_bytes(data, f"a{suffix}")
    except ReadError as refused:
        assert any("\u4e00" <= character <= "\u9fff" for character in str(refused))


PIECES = st.sampled_from(
    [
        *'一二三四五六七八九十百千万亿零两几余多近约超第年月日号%.,、。;:()《》“”"\n\t 0123456789',
        "人次",
        "未发生",
        "一、",
        "(一)",
        "1.",
    ]
)


@given(st.lists(PIECES, max_size=120))
@settings(deadline=None)
def test_any_mixture_of_numerals_and_marks_is_read(pieces):
    text = "".join(pieces)
    for fact in read_text(text).facts:
        assert text[fact.start : fact.end] == fact.text


def test_long_rows_of_one_character_stay_quick():
    for piece in ("1", "一", "万", "1,", "1、", "(", "《", "“", "年", "未发生", "8场", "百分之", "\n", "  ", "第一"):
        read_text(piece * 4_000)


def test_one_bad_file_never_stops_a_folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    (tmp_path / "c.md").write_text(TEXT, encoding="gb18030")
    (tmp_path / "d.png").write_bytes(b"\x89PNG")
    read = dict(read_folder(tmp_path))
    assert [path.name for path in files_in([tmp_path])] == ["a.txt", "b.pdf", "c.md"]
    assert isinstance(read[tmp_path / "b.pdf"], ReadError)
    assert isinstance(read[tmp_path / "a.txt"], Document)
