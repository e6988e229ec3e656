"""Pictures (照片) that come in as evidence: upright, not larger than needed, without what the camera wrote into them.

A camera notes place, time and device; none of it is asked for, so none of it is kept (个人信息保护法 第6条、第19条).
Kinds of document whose original counts (电子签名法 第5条) declare ``keep_original`` and pass by untouched.
"""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from yifa.ground.calendar import today
from yifa.ground.provisions import LAWBOOK

_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/gif": "PNG", "image/tiff": "PNG"}
MILLION = 1_000_000


class PictureRefused(ValueError):
    """The picture cannot be opened or is too large; a Chinese sentence with what to do."""


def limit(code: str, division: str = "") -> int:
    """One of the dated values of law/pictures.toml, e.g. ``limit("picture_edge")``."""
    return int(LAWBOOK.get(f"documents.{code}", on=today(), division=division).value)


def is_picture(media_type: str) -> bool:
    return media_type in _FORMATS or media_type == "image/heic"


def cleaned(content: bytes, media_type: str, *, division: str = "") -> bytes:
    """The same picture drawn again: turned as the camera meant, longest edge at most ``picture_edge`` pixels, no EXIF,
    no position, no device, no thumbnail, nothing behind the picture. Raises :class:`PictureRefused`."""
    if media_type not in _FORMATS:
        raise PictureRefused("这种照片格式打不开(例如HEIC)。请在手机相机里选“兼容性最佳/JPEG”,或截图后上传。")
    try:
        with Image.open(io.BytesIO(content)) as held:
            if held.width * held.height > limit("picture_pixels", division) * MILLION:
                raise PictureRefused("照片的像素太多,没有保存。请在手机上缩小后再上传。")
            picture = ImageOps.exif_transpose(held)
            edge = limit("picture_edge", division)
            picture.thumbnail((edge, edge))
            return _bytes(picture, _FORMATS[media_type], limit("picture_quality", division))
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as broken:
        raise PictureRefused("照片打不开,可能没有传完整。请重新拍一张或重新选择。") from broken


def _bytes(picture: Image.Image, form: str, quality: int) -> bytes:
    """Pixels alone go into a fresh picture: nothing that came along can stay."""
    mode = "RGB" if form == "JPEG" or ("A" not in picture.getbands() and picture.mode != "P") else "RGBA"
    bare = Image.new(mode, picture.size)
    bare.paste(picture.convert(mode))
    out = io.BytesIO()
    bare.save(out, form, quality=quality, optimize=True)
    return out.getvalue()
