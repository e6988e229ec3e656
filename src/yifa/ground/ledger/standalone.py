"""依法账本独立核验：不用数据库，不用本软件，只用 Python 标准库和 openssl 程序。

用法：python standalone.py 证明.json [公钥.pem]
核验一条记录确在签名根之下，或旧根确是新根的开头。退出码 0 为相符，1 为不符或无法核验。
不给公钥时用证明里自带的公钥，请把打印的钥匙编号与机关公布的比对。
"""

import base64
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

Hash = Callable[[bytes], bytes]


class Bad(Exception):
    """核验不通过，附原因。"""


def canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def hasher(name: str) -> Hash:
    if name not in ("sm3", "sha256"):
        raise Bad(f"不认识的散列算法 {name}")
    if name in hashlib.algorithms_available:
        return lambda data: hashlib.new(name, data).digest()
    command = ["openssl", "dgst", f"-{name}", "-binary"]  # 有的 Python 不带 SM3
    return lambda data: subprocess.run(command, input=data, capture_output=True, check=True).stdout  # noqa: S603


def check_signature(root: dict[str, Any], pem: str) -> None:
    der = base64.b64decode("".join(line for line in pem.splitlines() if not line.startswith("-----")))
    if hashlib.sha256(der).hexdigest()[:16] != root["key_id"]:
        raise Bad(f"公钥不是签名根所写的 {root['key_id']} 号钥匙")
    message = canonical({name: value for name, value in root.items() if name != "signature"})
    files = {"key": pem.encode(), "sig": base64.b64decode(root["signature"]), "msg": message}
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key", "-rawin", "-in", "msg", "-sigfile", "sig"]
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        if subprocess.run(command, cwd=folder, capture_output=True).returncode:  # noqa: S603
            raise Bad("签名根的签名不符，根可能被伪造")


def climb(hash: Hash, start: bytes, place: int, last: int, path: list[bytes]) -> tuple[str, str]:
    """自下而上走证明路径 (RFC 9162 §2.1.3.2、§2.1.4.2)：只含左边的根（旧根），含两边的根（新根）。"""
    old = new = start
    for node in path:
        if not last:
            raise Bad("证明路径过长")
        left = bool(place & 1) or place == last
        old = hash(b"\1" + node + old) if left else old
        new = hash(b"\1" + node + new) if left else hash(b"\1" + new + node)
        while left and place and not place & 1:
            place, last = place >> 1, last >> 1
        place, last = place >> 1, last >> 1
    if last:
        raise Bad("证明路径过短")
    return old.hex(), new.hex()


def check_entry(proof: dict[str, Any], hash: Hash) -> str:
    entry, root, index = proof["entry"], proof["root"], proof["leaf_index"]
    if not 0 <= index < root["size"]:
        raise Bad("记录的位置超出账本的大小")
    path = [bytes.fromhex(node) for node in proof["path"]]
    if climb(hash, hash(b"\0" + canonical(entry)), index, root["size"] - 1, path)[1] != root["root"]:
        raise Bad(f"第 {entry['seq']} 条记录不在这个签名根之下，内容可能被改动")
    for subject, record in proof.get("records", {}).items():
        if hash(canonical(record)).hex() != entry["digests"].get(subject):
            raise Bad(f"{subject} 的公开内容与账本所记的摘要不符")
    return f"第 {entry['seq']} 条 {entry['at']} {entry['event']} {entry['subject']} 在 {root['size']} 条的签名根之下"


def check_growth(proof: dict[str, Any], hash: Hash) -> str:
    old, new, path = proof["old_root"], proof["root"], [bytes.fromhex(node) for node in proof["path"]]
    if not 0 < old["size"] <= new["size"] or old["algorithm"] != new["algorithm"]:
        raise Bad("旧根不可能是新根的开头")
    check_signature(old, proof["old_public_key"])
    place, last = old["size"] - 1, new["size"] - 1
    while place & 1 or place == last > 0:
        place, last = place >> 1, last >> 1
    start = path.pop(0) if place else bytes.fromhex(old["root"])
    if climb(hash, start, place, last, path) != (old["root"], new["root"]):
        raise Bad("新根不是由旧根续写而来，旧账被改写过")
    return f"{new['size']} 条的账本由 {old['key_id']} 号钥匙所签的 {old['size']} 条的账本续写而来"


def check(proof: dict[str, Any], pem: str = "") -> str:
    """相符则返回一句话，不符则抛出 Bad。"""
    root = proof["root"]
    check_signature(root, pem or proof["public_key"])
    said = (check_growth if "old_root" in proof else check_entry)(proof, hasher(root["algorithm"]))
    return f"{said}；签名根 {root['root'][:16]}… 于 {root['at']} 由 {root['key_id']} 号钥匙签出。"


def main(arguments: list[str]) -> int:
    try:
        proof = json.loads(Path(arguments[0]).read_text(encoding="utf-8"), parse_float=str)
        print("相符：" + check(proof, Path(arguments[1]).read_text() if arguments[1:] else ""))
        return 0
    except Bad as reason:
        print(f"不符：{reason}。", file=sys.stderr)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, subprocess.SubprocessError) as error:
        why = "文件读不出来，或者不是下载来的证明" if arguments else "没有写证明文件的名字"
        print(f"无法核验：{why}（{type(error).__name__}）。\n{__doc__}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
