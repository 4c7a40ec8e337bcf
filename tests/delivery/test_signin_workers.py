"""Signing in with gunicorn's workers behind a proxy: each goes on with what another began, and logs tell nothing."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest
import requests
from dash import Dash

from app import SIGN_IN, Settings, create_app
from delivery.guard import BACK
from delivery.login import Login
from tests.delivery.provider import CLIENT, SECRET, running
from tests.delivery.visitor import PAGE, SESSION_SECRET, query
from tests.production import COMMAND, PATIENCE, ROOT, free_port, listens

PUBLIC = "https://www.vng.example"
FORWARDED = {**PAGE, "X-Forwarded-Proto": "https", "X-Forwarded-Host": "www.vng.example"}


def cookie_of(response: requests.Response) -> str:
    """The first cookie of an answer that is not taken away, as a browser sends it back."""
    given = (item.partition(";")[0].strip() for item in response.headers["Set-Cookie"].split(", __Host-"))
    found = next(item for item in given if not item.endswith("="))
    return found if found.startswith("__Host-") else f"__Host-{found}"


def test_any_worker_goes_on_with_what_another_began_and_no_log_tells_of_it(tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    url, secrets = f"http://127.0.0.1:{port}", [SECRET, SESSION_SECRET]
    with running() as provider, log.open("wb") as out:
        provider.redirect_uris.append(f"{PUBLIC}{BACK}")
        more = {"PORT": str(port), "WORKERS": "2", "TRUSTED_PROXIES": "1", "LOGIN": "openid"}
        more |= {"OIDC_ISSUER": provider.url, "OIDC_CLIENT_ID": CLIENT, "OIDC_CLIENT_SECRET": SECRET}
        more |= {"SESSION_SECRET": SESSION_SECRET, "ALLOWED_DOMAINS": "gemeente.example"}
        environment = {**os.environ, **more}
        with subprocess.Popen(COMMAND, cwd=ROOT, env=environment, stdout=out, stderr=out) as process:  # noqa: S603 - our own
            try:
                until = time.monotonic() + PATIENCE
                while not listens(port) and time.monotonic() < until:
                    time.sleep(0.1)
                for _ in range(6):
                    led = requests.get(f"{url}/citaten", headers=FORWARDED, allow_redirects=False, timeout=PATIENCE)
                    attempt = {**FORWARDED, "Cookie": cookie_of(led)}
                    given = requests.get(led.headers["Location"], allow_redirects=False, timeout=PATIENCE)
                    back = given.headers["Location"]
                    path = back.removeprefix(PUBLIC)
                    inside = requests.get(url + path, headers=attempt, allow_redirects=False, timeout=PATIENCE)
                    assert (inside.status_code, inside.headers["Location"]) == (302, "/citaten")
                    session = {**FORWARDED, "Cookie": cookie_of(inside)}
                    page = requests.get(f"{url}/citaten", headers=session, timeout=PATIENCE)
                    assert "Ingelogd als Anna de Vries." in page.text
                    secrets += [*query(back).values(), session["Cookie"].partition("=")[2], "Anna"]
            finally:
                process.terminate()
        # A worker asks the provider about itself once, when it starts.
        assert provider.looked_up == 2
    told = log.read_text(encoding="utf-8")
    assert told.count(f'"path":"{BACK}"') == 6
    assert [secret for secret in secrets if secret in told] == []


def test_a_provider_that_cannot_be_reached_does_not_hinder_the_start(caplog: pytest.LogCaptureFixture) -> None:
    login = Login(f"http://127.0.0.1:{free_port()}", CLIENT, SECRET, SESSION_SECRET, ("gemeente.example",))
    app: Dash = create_app(Settings(login=login))
    assert "nobody can sign in now: http://127.0.0.1" in caplog.text
    assert SECRET not in caplog.text
    client = app.server.test_client()
    assert client.get("/_healthz/readyz").status_code == 200
    answer = client.get("/citaten", base_url=PUBLIC, headers=PAGE)
    assert answer.status_code == 503
    assert "Inloggen lukt nu niet" in answer.text
    # Who is signed in already works on.
    sessions = app.server.extensions[SIGN_IN].sessions
    cookie = {"Cookie": f"{sessions.name}={sessions.seal({'name': 'Anna'})}"}
    assert app.server.test_client(use_cookies=False).get("/citaten", headers=cookie).status_code == 200
