"""The signing key (签名私钥): Ed25519, a file outside the database that only its owner reads.

``ledger.key`` signs; ``ledger-<key id>.pub.pem`` verify, one for each key ever used, so that roots signed
before a change of key still check. The key id is the first 16 hex digits of SHA-256 over the public key (DER).
"""

import base64
import hashlib
import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings


class MissingKey(RuntimeError):
    """Roots were signed here before, but the key is gone; a new one is never made silently."""


def key_folder() -> Path:
    """The folder of the key and the witness (settings.YIFA_KEY_DIR)."""
    return Path(settings.YIFA_KEY_DIR)


def key_id_of(public: Ed25519PublicKey) -> str:
    """16 hex digits that name a public key."""
    der = public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(der).hexdigest()[:16]


def public_key_file(key_id: str) -> Path:
    return key_folder() / f"ledger-{key_id}.pub.pem"


def make_key() -> str:
    """Make the signing key if there is none, and return its id. Called once, at set-up."""
    path = key_folder() / "ledger.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        pem = Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        new = path.with_suffix(f".new-{os.getpid()}")
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(pem)
            out.flush()
            os.fsync(out.fileno())
        try:
            os.link(new, path)  # fails when another process was first: its key stands
        except FileExistsError:
            pass
        finally:
            new.unlink()
    public = _private_key().public_key()
    key_id = key_id_of(public)
    if not public_key_file(key_id).exists():
        public_key_file(key_id).write_bytes(
            public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        )
    return key_id


def _private_key() -> Ed25519PrivateKey:
    path = key_folder() / "ledger.key"
    if not path.exists():
        raise MissingKey(f"找不到账本签名私钥 {path.name}：请从密钥备份恢复到密钥目录；不要另造新钥。")
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise MissingKey(f"{path.name} 不是 Ed25519 私钥，请从密钥备份恢复。")
    return key


class Signer:
    """The key, loaded once for a run of seals."""

    def __init__(self) -> None:
        self._key = _private_key()
        self.key_id = key_id_of(self._key.public_key())

    def sign(self, message: bytes) -> str:
        """The signature, base64."""
        return base64.b64encode(self._key.sign(message)).decode()


def public_pem(key_id: str) -> str:
    """The public key as PEM, or "" when no such key is kept beside the private one."""
    path = public_key_file(key_id)
    return path.read_text() if key_id.isalnum() and path.exists() else ""


def signature_holds(key_id: str, message: bytes, signature: str) -> bool:
    """Whether a public key kept in the key folder under this id made the signature."""
    pem = public_pem(key_id)
    if not pem:
        return False
    public = serialization.load_pem_public_key(pem.encode())
    if not isinstance(public, Ed25519PublicKey) or key_id_of(public) != key_id:
        return False
    try:
        public.verify(base64.b64decode(signature, validate=True), message)
    except (InvalidSignature, ValueError):
        return False
    return True
