"""gunicorn as ``make serve`` starts it, and nginx before it as ``deploy/nginx`` has it, on this machine alone."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "gunicorn", "-c", "python:delivery.production"]
NGINX_CONF = ROOT / "deploy" / "nginx" / "inclusietrends.conf"
#: The path in that file.
PREFIX = "/inclusietrends/"
#: Seconds for what depends on how busy the machine is.
PATIENCE = 180
#: What stands around that file in Debian's nginx.conf, and in the tests.
AROUND = """\
{user}daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log;
worker_processes auto;
events {{ worker_connections 4096; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/inclusietrends.conf;
}}
"""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


def listens(port: int) -> bool:
    """Whether somebody listens on a port."""
    with socket.socket() as connection:
        return connection.connect_ex(("127.0.0.1", port)) == 0


def wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait until a process listens; raises RuntimeError where it ends instead, with the end of its log."""
    until = time.monotonic() + PATIENCE
    while not listens(port):
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"it does not listen: {log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.05)


class Server:
    """A gunicorn on a port of this machine, started: the leader of a process group of its own."""

    def __init__(self, folder: Path, settings: Mapping[str, str], port: int = 0) -> None:
        """Its log is ``PORT.log`` and ``PORT.err`` in the folder."""
        self.port = port or free_port()
        self.log = folder / f"{self.port}.err"
        environment = {**os.environ, **settings, "HOST": "127.0.0.1", "PORT": str(self.port)}
        with self.log.with_suffix(".log").open("ab") as out, self.log.open("ab") as error:
            self.process = subprocess.Popen(  # noqa: S603 - our own
                COMMAND, cwd=ROOT, env=environment, stdout=out, stderr=error, start_new_session=True
            )

    def wait(self) -> None:
        """Wait until it answers: it listens before that."""
        wait_for(self.process, self.port, self.log)
        urlopen(f"http://127.0.0.1:{self.port}/_healthz/readyz", timeout=PATIENCE).close()

    def told(self, words: str) -> int:
        """How often it has told something."""
        return self.log.read_text(errors="replace").count(words)

    def kill(self) -> None:
        """End it and its workers as a machine that fails does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)

    def stop(self) -> None:
        """Stop it, where it still runs, as a service is stopped."""
        self.process.terminate()
        self.process.wait(PATIENCE)


@contextmanager
def gunicorn(folder: Path, settings: Mapping[str, str]) -> Iterator[Server]:
    """A server that answers, on a free port."""
    server = Server(folder, settings)
    try:
        server.wait()
        yield server
    finally:
        server.stop()


def configured(folder: Path, ports: Sequence[int], listen: int, certificate: Path | None = None) -> str:
    """The file of ``deploy/nginx`` for servers on some ports, without TLS where there is no certificate."""
    text = NGINX_CONF.read_text(encoding="utf-8")
    (server,) = (line for line in text.splitlines() if line.strip().startswith("server 127.0.0.1"))
    changes = {
        server: "\n".join(server.replace("8050", str(port)) for port in ports),
        "listen 443 ssl http2;": f"listen 127.0.0.1:{listen}{' ssl http2' if certificate else ''};",
        "listen 80;": f"listen unix:{folder}/plain.sock;",
        "/etc/ssl/certs/example.nl.pem": str(certificate),
        "/etc/ssl/private/example.nl.key": str(certificate),
    }
    for before, after in changes.items():
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    lines = text.splitlines()
    return "\n".join(line for line in lines if certificate or not line.strip().startswith("ssl_"))


@contextmanager
def nginx(folder: Path, ports: Sequence[int], certificate: Path | None = None) -> Iterator[int]:
    """The port of nginx before servers on some ports; ``folder`` is for what it writes."""
    listen = free_port()
    (folder / "inclusietrends.conf").write_text(configured(folder, ports, listen, certificate), encoding="utf-8")
    whole, log = folder / "nginx.conf", folder / "nginx-error.log"
    # As root its workers would be another user, who may not write to the folder.
    whole.write_text(AROUND.format(folder=folder, user="user root;\n" if os.geteuid() == 0 else ""), encoding="utf-8")
    command = [found_nginx() or "nginx", "-e", str(log), "-c", str(whole)]
    process = subprocess.Popen(command)  # noqa: S603 - fixed
    try:
        wait_for(process, listen, log)
        yield listen
    finally:
        process.terminate()
        process.wait(PATIENCE)


def found_nginx() -> str | None:
    """Where nginx is, if it is; Debian's is not where everybody looks."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
