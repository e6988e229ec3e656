"""Taking in what strangers send, in memory only and no more than the page takes (收件)."""

import base64
import binascii
from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from yifa.doors.portal.rationing import wait
from yifa.reports.reading.document import ReadError
from yifa.reports.reading.showing.bounded import Upload, refuse_large

LIMIT_MB = 10
BODY = (2 * LIMIT_MB + 2) * 1024**2
PASSED_OVER = 64 * 1024**2
CHUNK = 64 * 1024
CARRIED = 2 * 1024**2
"""Bytes that the answer may carry along, so that a download needs no second choosing."""

TOO_OFTEN = {
    "check": "这个网络地址查得太勤,请等 {seconds} 秒再试。您选的文件没有收下。",
    "ask": "这个网络地址提交得太勤,这一次没有收下,请等 {seconds} 秒再试。急事请直接打电话或到受理窗口。",
}
TOO_LARGE = {
    "check": f"文件太大:每份最多 {LIMIT_MB} MB。请删去图片、另存为文字版后再试。",
    "ask": f"附的文件太大,没有收下:每个最多 {LIMIT_MB} MB。请用手机拍照(不用原图)或者录短一点,再提交一次。",
}

View = Callable[..., HttpResponse]


class InMemory(FileUploadHandler):
    """Django's own handler writes larger files to the disk; this one never does. The body's size is known before."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.held.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:  # type: ignore[type-arg]
        self.held.seek(0)
        return InMemoryUploadedFile(
            self.held, self.field_name, self.file_name or "", self.content_type or "", file_size, self.charset,
            self.content_type_extra,
        )  # fmt: skip


def taking(
    refuse: Callable[[HttpRequest, str, int], HttpResponse], *, bucket: str = "check", body: int = 0
) -> Callable[[View], View]:
    """A page that strangers may post to: rationed and measured before a byte of the body is read.

    ``refuse(request, sentence, status)`` draws the refusal; ``bucket`` rations;
    ``body``: the most bytes it takes, if not those of a report.
    """

    def made(view: View) -> View:
        guarded = csrf_protect(view)

        @wraps(view)
        def opened(request: HttpRequest, **which: Any) -> HttpResponse:
            if request.method != "POST":
                return guarded(request, **which)
            if seconds := wait(request, bucket):
                _passed_over(request)
                answer = refuse(request, TOO_OFTEN[bucket].format(seconds=seconds), 429)
                answer["Retry-After"] = str(seconds)
                return answer
            if int(request.META.get("CONTENT_LENGTH") or 0) > (body or BODY):
                _passed_over(request)
                return refuse(request, TOO_LARGE[bucket], 413)
            request.upload_handlers = [InMemory(request)]
            return guarded(request, **which)

        door = csrf_exempt(never_cache(opened))
        # No middleware may read the body before it is measured and its handler is set.
        door.takes_its_own_body = True  # type: ignore[attr-defined]
        return door

    return made


def _passed_over(request: HttpRequest) -> None:
    """Let a refused body run by without keeping it: a browser whose sending is cut off shows no sentence."""
    left = PASSED_OVER
    while left > 0 and (chunk := request.read(CHUNK)):
        left -= len(chunk)


def upload_in(request: HttpRequest) -> Upload:
    """The report that was sent: a file, or pasted text, or what the last answer carried along. Raises ReadError."""
    file = request.FILES.get("report")
    if isinstance(file, UploadedFile):
        return _received(file)
    if carried := request.POST.get("carried", ""):
        return Upload(str(request.POST.get("name", "报告.txt"))[-120:], _decoded(carried))
    if text := request.POST.get("text", "").strip():
        return Upload("粘贴的文字.txt", text.encode("utf-8", "replace"))
    raise ReadError("还没有选文件,也没有粘贴文字。请先选一份报告。")


def previous_in(request: HttpRequest) -> Upload | None:
    file = request.FILES.get("previous")
    return _received(file) if isinstance(file, UploadedFile) else None


def carried(upload: Upload) -> str:
    """The file as a form field can hold it; "" when it is too large for that."""
    return base64.b64encode(upload.data).decode("ascii") if len(upload.data) <= CARRIED else ""


def _received(file: UploadedFile) -> Upload:  # type: ignore[type-arg]
    refuse_large(file.size or 0, LIMIT_MB)
    return Upload(str(file.name or "报告.txt")[-120:], file.read())


def _decoded(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise ReadError("页面带回的文件不完整,请重新选择文件。") from None
    refuse_large(len(data), LIMIT_MB)
    return data
