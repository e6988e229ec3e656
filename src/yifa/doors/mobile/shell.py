"""The app shell (离线外壳): one page without anybody's data, its service worker and its manifest.

The shell is the same for everyone, so that a cache may keep it; who is there and what waits comes as data.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_GET

from yifa.ui import assets

HERE = Path(__file__).resolve().parent
OWN = HERE / "static"
UI = Path(assets.__file__).resolve().parent / "static"
WORKER = OWN / "mobile" / "worker.js"
FROM_UI = ("vendor/tabler/tabler.min.css", "vendor/signature/signature_pad.umd.min.js", "ui/yifa.css", "ui/theme.js")
ICON_SIZES = (192, 512)


@require_GET
def shell(request: HttpRequest) -> HttpResponse:
    """The page that holds the app; without script it points to the desk."""
    return render(request, "mobile/shell.html", {"demo": settings.DEMO})


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, told what the shell is made of; another version of any file is another worker."""
    content = f"const VERSION = {json.dumps(version())};\nconst SHELL = {json.dumps(addresses())};\n"
    answer = HttpResponse(content + WORKER.read_text(encoding="utf-8"), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


@cache
def files() -> dict[str, Path]:
    """Static name -> file of everything the shell needs."""
    own = {str(path.relative_to(OWN)): path for path in sorted((OWN / "mobile").iterdir()) if path != WORKER}
    return {**{name: UI / name for name in FROM_UI}, **own}


def addresses() -> list[str]:
    return [reverse("mobile:shell"), reverse("mobile:manifest"), *(static(name) for name in files())]


@cache
def version() -> str:
    """Changes when any file of the shell does."""
    held = hashlib.sha256((HERE / "templates" / "mobile" / "shell.html").read_bytes())
    held.update(str(settings.DEMO).encode())
    for name, path in files().items():
        held.update(name.encode() + path.read_bytes())
    return held.hexdigest()[:16]


@require_GET
def manifest(request: HttpRequest) -> HttpResponse:
    home = reverse("mobile:shell")
    icons = [
        {"src": static(f"mobile/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in ICON_SIZES
        for purpose in ("any", "maskable")
    ]
    told = {
        "name": "依法·掌上", "short_name": "依法", "lang": "zh-CN", "id": home, "start_url": home, "scope": home,
        "display": "standalone", "background_color": "#f4f5f6", "theme_color": "#1b2430", "icons": icons,
        "description": "网格上报、现场调解、巡访记录,没有网络也能填,联网后送出一次。",
    }  # fmt: skip
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    answer["Content-Type"] = "application/manifest+json"
    return answer
