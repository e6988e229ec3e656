"""Front-end packages: fetched once, refetched when the lock changes, never half-copied."""

import json
from pathlib import Path

import pytest

from yifa.ui import assets

ROOT = Path(assets.ROOT)


def checkout(tmp_path, monkeypatch, *, missing=()):
    """A checkout whose “npm” writes the packages instead of downloading them."""
    (tmp_path / "package-lock.json").write_text("{}")

    def install(root):
        for source, _ in assets.FILES:
            if source not in missing:
                file = root / "node_modules" / source
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(source)

    monkeypatch.setattr(assets, "_install", install)
    return tmp_path, tmp_path / "vendor"


def test_copies_the_files_then_has_nothing_to_do(tmp_path, monkeypatch):
    root, vendor = checkout(tmp_path, monkeypatch)
    assert assets.fetch_assets(root=root, vendor=vendor) is True
    assert (vendor / "htmx/htmx.min.js").read_text() == "htmx.org/dist/htmx.min.js"
    assert assets.fetch_assets(root=root, vendor=vendor) is False


def test_fetches_again_when_a_version_changes(tmp_path, monkeypatch):
    root, vendor = checkout(tmp_path, monkeypatch)
    assets.fetch_assets(root=root, vendor=vendor)
    (root / "package-lock.json").write_text('{"changed": true}')
    assert assets.fetch_assets(root=root, vendor=vendor) is True


def test_fetches_again_when_a_file_was_deleted(tmp_path, monkeypatch):
    root, vendor = checkout(tmp_path, monkeypatch)
    assets.fetch_assets(root=root, vendor=vendor)
    (vendor / "echarts/echarts.min.js").unlink()
    assert assets.fetch_assets(root=root, vendor=vendor) is True


def test_a_package_without_its_file_is_named_and_the_old_copy_stays(tmp_path, monkeypatch):
    root, vendor = checkout(tmp_path, monkeypatch, missing=("htmx.org/LICENSE",))
    vendor.mkdir()
    (vendor / "old.css").write_text("old")
    with pytest.raises(assets.AssetsUnavailable, match=r"htmx\.org/LICENSE"):
        assets.fetch_assets(root=root, vendor=vendor)
    assert (vendor / "old.css").exists()


def test_says_what_to_do_without_npm(tmp_path, monkeypatch):
    (tmp_path / "package-lock.json").write_text("{}")
    monkeypatch.setattr(assets, "find_npm", lambda: None)
    with pytest.raises(assets.AssetsUnavailable, match="没有找到 npm"):
        assets.fetch_assets(root=tmp_path, vendor=tmp_path / "vendor")


def test_lock_file_names_no_registry():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]


def test_versions_are_exact():
    pinned = json.loads((ROOT / "package.json").read_text())["dependencies"]
    assert all(version[0].isdigit() for version in pinned.values()), pinned
