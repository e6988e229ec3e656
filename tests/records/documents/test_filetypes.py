"""What may come in as evidence is told by the bytes; whatever can run stays out."""

import io
import zipfile

import pytest

from yifa.records.documents.filetypes import TypeRefused, sniff


def packed(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


TAKEN = {
    "pdf": b"%PDF-1.7\n...",
    "jpg": b"\xff\xd8\xff\xe0 photo",
    "png": b"\x89PNG\r\n\x1a\n0000",
    "webp": b"RIFF0000WEBPVP8 ",
    "mp4": b"\x00\x00\x00\x18ftypmp42",
    "amr": b"#!AMR\nsound",
    "docx": packed("[Content_Types].xml", "word/document.xml"),
    "xlsx": packed("[Content_Types].xml", "xl/workbook.xml"),
    "ofd": packed("OFD.xml", "Doc_0/Document.xml"),
    "txt": "调查笔录：三月一日。".encode("gb18030"),
}
REFUSED = {
    "program": b"MZ\x90\x00",
    "script": b"#!/bin/sh\nrm -rf /",
    "page": "\ufeff \n<!DOCTYPE html><script>1</script>".encode(),
    "page_utf16": "<html>".encode("utf-16"),
    "svg": b'<?xml version="1.0"?><svg onload="x()"/>',
    "macro": packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
    "old_macro": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le"),
    "pdf_script": b"%PDF-1.7\n<< /S /JavaScript >>",
    "zip": packed("a.txt"),
    "broken_zip": b"PK\x03\x04broken",
    "empty": b"",
    "unknown": b"\x00\x01\x02\x03",
}


@pytest.mark.parametrize("ending", TAKEN)
def test_these_come_in_whatever_they_are_called(ending):
    assert sniff(lambda: TAKEN[ending]).ending == ending


@pytest.mark.parametrize("name", REFUSED)
def test_these_stay_out_with_a_sentence_that_says_what_to_do(name):
    with pytest.raises(TypeRefused, match=r"[请能]"):
        sniff(lambda: REFUSED[name])
