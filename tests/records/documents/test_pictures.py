"""Pictures lose what the camera noted; originals that the law asks for stay as they are."""

import io

import pytest
from PIL import Image

from yifa.records.documents.pictures import PictureRefused, cleaned, limit

GPS = 0x8825
TURNED = 0x0112


def photo(size=(400, 200), *, form="JPEG", **tags):
    exif = Image.Exif()
    exif[GPS] = {1: "N", 2: (29.0, 33.0, 1.0), 3: "E", 4: (106.0, 34.0, 2.0)}
    exif[0x010F] = "Camera Maker"
    exif.update({int(tag): value for tag, value in tags.items()})
    out = io.BytesIO()
    Image.new("RGB", size, (10, 120, 60)).save(out, form, exif=exif)
    return out.getvalue() + b"behind the picture"


def opened(content):
    return Image.open(io.BytesIO(content))


def test_place_and_device_are_gone_and_so_is_what_lies_behind():
    bare = cleaned(photo(), "image/jpeg")
    assert dict(opened(bare).getexif()) == {} and b"Camera" not in bare and not bare.endswith(b"picture")
    assert dict(opened(photo()).getexif()) != {}


@pytest.mark.parametrize(("form", "kind"), [("PNG", "image/png"), ("WEBP", "image/webp")])
def test_other_formats_lose_it_too(form, kind):
    bare = cleaned(photo(form=form), kind)
    assert dict(opened(bare).getexif()) == {} and opened(bare).format == form


def test_a_large_picture_is_shrunk_and_a_small_one_is_not_blown_up():
    edge = limit("picture_edge")
    assert opened(cleaned(photo((edge * 2, edge)), "image/jpeg")).size == (edge, edge // 2)
    assert opened(cleaned(photo((40, 20)), "image/jpeg")).size == (40, 20)


def test_a_picture_stands_upright_without_its_note():
    assert opened(cleaned(photo((400, 200), **{str(TURNED): 6}), "image/jpeg")).size == (200, 400)


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0", photo()[:300]])
def test_a_broken_picture_is_refused_in_words(content):
    with pytest.raises(PictureRefused, match="重新拍"):
        cleaned(content, "image/jpeg")


def test_heic_is_refused_with_a_way_out():
    with pytest.raises(PictureRefused, match="JPEG"):
        cleaned(b"x", "image/heic")
