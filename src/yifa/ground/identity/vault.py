"""Personal data at rest (个人信息加密存储): sealed with AES-256-GCM under a key kept outside the database.

A sealed text is ``<version>-<key mark>.<base64 of nonce + ciphertext>``. The highest version seals, every
version in the key folder opens, so keys may be changed without rewriting the store at once.
GB/T 22239-2019 level 3 数据保密性; 个人信息保护法 第51条 (加密). A certified module can take the place of
``Key`` (商用密码管理条例 第41条: software alone does not pass an assessment).
"""

import hashlib
import hmac
import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE = 12


class VaultError(Exception):
    """A sealed text cannot be opened: its key is missing or the text was changed."""


class Key:
    """One key file: 32 random bytes, written in hex."""

    def __init__(self, version: int, secret: bytes) -> None:
        self.cipher = AESGCM(secret)
        self.secret = secret
        self.mark = f"{version}-{hashlib.sha256(b'mark' + secret).hexdigest()[:6]}"


class Vault:
    """The keys of one folder; the last one seals."""

    def __init__(self, folder: Path) -> None:
        paths = sorted(folder.glob("vault-*.key"), key=_version) or [new_key(folder)]
        self.keys = [Key(_version(path), bytes.fromhex(path.read_text().strip())) for path in paths]
        self.by_mark = {key.mark: key for key in self.keys}
        self._prefix = f"{self.keys[-1].mark}."
        self._encrypt = self.keys[-1].cipher.encrypt

    def seal(self, text: str) -> str:
        nonce = os.urandom(NONCE)
        return self._prefix + urlsafe_b64encode(nonce + self._encrypt(nonce, text.encode(), None)).decode()

    def open(self, token: str) -> str:
        mark, _, body = token.partition(".")
        key = self.by_mark.get(mark)
        if key is None:
            raise VaultError(f"找不到密钥 {mark[:16]}，请把备份的密钥文件放回密钥目录。")
        try:
            raw = urlsafe_b64decode(body)
            return key.cipher.decrypt(raw[:NONCE], raw[NONCE:], None).decode()
        except (InvalidTag, ValueError) as wrong:
            raise VaultError("加密内容已被改动，无法打开。") from wrong

    def fingerprint(self, text: str, purpose: str) -> str:
        """Keyed hash (hex, 32 characters) to find an equal value without storing it in clear.

        Made with the first key, so that it stays the same when keys change.
        """
        return hmac.new(self.keys[0].secret, f"{purpose}\0{text}".encode(), hashlib.sha256).hexdigest()[:32]


def _version(path: Path) -> int:
    return int(path.stem.partition("-")[2])


def new_key(folder: Path) -> Path:
    """Make the next key file (owner may read only); returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    version = max((_version(path) for path in folder.glob("vault-*.key")), default=0) + 1
    path = folder / f"vault-{version}.key"
    # Written aside and linked into place: another process sees the whole key or none, and never two.
    aside = folder / f".vault-{secrets.token_hex(6)}"
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(secrets.token_hex(32))
    try:
        os.link(aside, path)
    except FileExistsError:
        pass
    finally:
        aside.unlink()
    return path


@cache
def _vault(folder: str) -> Vault:
    return Vault(Path(folder))


def vault() -> Vault:
    """The vault of this site (``YIFA_KEY_DIR``); its first key is made on first use."""
    return _vault(str(settings.YIFA_KEY_DIR))


def change_key() -> None:
    """Make a new key that seals from now on; what older keys sealed stays readable."""
    new_key(Path(settings.YIFA_KEY_DIR))
    _vault.cache_clear()


def seal(text: str) -> str:
    """Encrypt a text. The same text gives another token each time."""
    return vault().seal(text)


def open_(token: str) -> str:
    """Decrypt a token of ``seal``; raises VaultError."""
    return vault().open(token)


def fingerprint(text: str, purpose: str) -> str:
    """Keyed hash of a text for equality search, e.g. ``fingerprint(number, "phone")``."""
    return vault().fingerprint(text, purpose)
