"""A small load on a server of this machine: some connections, a bounded number of requests, then it stops."""

import http.client
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS = 8


class ServerFailed(RuntimeError):
    """The server did not come up or answered with an error; a benchmark of errors would be worthless."""


@dataclass(frozen=True)
class Load:
    """What was sent: how many requests in how many seconds, and the slow end of them in milliseconds."""

    requests: int
    seconds: float
    p95_ms: float

    @property
    def per_second(self) -> float:
        return self.requests / self.seconds


@contextmanager
def server(module: str, env: Mapping[str, str], log: Path) -> Iterator[int]:
    """granian as ``yifa serve`` starts it, for ``module`` on a free loopback port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "error", module,
    ]  # fmt: skip
    with log.open("w") as out:
        process = subprocess.Popen(command, env=dict(env), stdout=out, stderr=out)  # noqa: S603
        try:
            _wait(port, process, log)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise ServerFailed(f"服务没有启动:{log.read_text()[-800:]}")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise ServerFailed("服务在30秒内没有启动。")


def send(port: int, path: str, body: Mapping[str, object], token: str, *, requests: int) -> Load:
    """POST the same body over several kept connections; every answer must be a success."""
    payload = json.dumps(body).encode()
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}

    def one(share: int) -> list[float]:
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        times = []
        for _ in range(share):
            begin = time.perf_counter()
            link.request("POST", path, payload, headers)
            answer = link.getresponse()
            content = answer.read()
            if answer.status not in (200, 201):
                raise ServerFailed(f"回答 {answer.status}:{content[:400].decode(errors='replace')}")
            times.append(time.perf_counter() - begin)
        return times

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        begin = time.perf_counter()
        times = [t for part in pool.map(one, [requests // CONNECTIONS] * CONNECTIONS) for t in part]
        seconds = time.perf_counter() - begin
    return Load(len(times), seconds, sorted(times)[int(len(times) * 0.95)] * 1000)
