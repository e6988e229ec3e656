import base64
import gzip
import hashlib
import io
import tarfile

import pytest

from yifa.ground.places import fetch
from yifa.ground.places.fetch import DivisionsUnavailable, divisions_present, fetch_divisions


def package(file, names):
    with tarfile.open(file, "w:gz") as archive:
        for name in names:
            content = f"content of {name}".encode()
            member = tarfile.TarInfo(f"package/dist/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return file


WHOLE = [*fetch.FILES, "villages.csv", "data.sqlite", "../../escape.json"]


@pytest.fixture
def npm(tmp_path, monkeypatch):
    """A stand-in for npm that copies a prepared package and counts its calls."""
    held = package(tmp_path / "held.tgz", WHOLE)
    script = tmp_path / "npm"
    script.write_text(
        f'#!/bin/sh\necho called >> {tmp_path}/calls\ncp {held} "$5/china-division-{fetch.VERSION}.tgz"\n'
    )
    script.chmod(0o755)
    monkeypatch.setattr(fetch, "find_npm", lambda: script)
    monkeypatch.setattr(fetch, "SHA512", base64.b64encode(hashlib.sha512(held.read_bytes()).digest()).decode())
    return tmp_path


def test_only_the_needed_files_are_unpacked(npm):
    assert fetch_divisions(npm / "into")
    assert sorted(p.name for p in (npm / "into").iterdir()) == sorted([*fetch.FILES, "villages.csv.gz", "version.txt"])
    assert gzip.decompress((npm / "into" / "villages.csv.gz").read_bytes()) == b"content of villages.csv"


def test_what_is_present_is_not_fetched_again(npm):
    assert [fetch_divisions(npm / "into"), fetch_divisions(npm / "into")] == [True, False]
    assert (npm / "calls").read_text() == "called\n"


def test_a_missing_file_is_fetched_again(npm):
    fetch_divisions(npm / "into")
    (npm / "into" / "areas.json").unlink()
    assert fetch_divisions(npm / "into")


def test_another_content_is_refused(npm, monkeypatch):
    monkeypatch.setattr(fetch, "SHA512", "another")
    with pytest.raises(DivisionsUnavailable, match="校验值不符"):
        fetch_divisions(npm / "into")
    assert not (npm / "into").exists()


def test_a_package_lacking_a_file_does_not_count(tmp_path):
    with pytest.raises(DivisionsUnavailable, match=r"缺少 villages\.csv"):
        fetch.unpack(package(tmp_path / "p.tgz", fetch.FILES), tmp_path / "into")
    assert not divisions_present(tmp_path / "into")


def test_without_npm_it_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(fetch, "find_npm", lambda: None)
    with pytest.raises(DivisionsUnavailable, match="没有找到 npm"):
        fetch_divisions(tmp_path / "into")


def test_without_network_it_repeats_what_npm_said(npm):
    (npm / "npm").write_text("#!/bin/sh\necho 'npm error ENOTFOUND' >&2\nexit 1\n")
    with pytest.raises(DivisionsUnavailable, match=r"请检查网络[^$]*ENOTFOUND"):
        fetch_divisions(npm / "into")
