"""Signing in and out at a real provider: who may come in gets everything, and what is not right is refused in Dutch."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
import requests
from flask import Flask
from joserfc.jwk import RSAKey

from delivery.guard import BACK, ENDED, SIGN_OUT, SIGNED_OUT
from delivery.provider import Provider as OurSide
from tests.delivery.provider import CLIENT, SECRET, Provider, person, running
from tests.delivery.visitor import BASE, SESSION_SECRET, Visitor, dashboard, login_of, query, signin_of

SESSION = "__Host-inclusietrends-sessie"


@pytest.fixture(scope="module")
def shared() -> Iterator[Provider]:
    with running() as found:
        yield found


@pytest.fixture
def provider(shared: Provider) -> Provider:
    """The provider, as it is at first."""
    fresh = Provider()
    for name, value in vars(fresh).items():
        if name not in ("url", "key", "redirect_uris"):
            setattr(shared, name, value)
    return shared


@pytest.fixture(scope="module")
def server(shared: Provider) -> Flask:
    return dashboard(shared, contact="help@vng.example")


@pytest.fixture
def visitor(server: Flask, provider: Provider) -> Visitor:
    return Visitor(server.test_client(), provider)


class Reader(HTMLParser):
    """Keeps what is read on a page."""

    def __init__(self) -> None:
        """See above."""
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.found.append(data)


def texts(html: str) -> str:
    """What is read on a page."""
    reader = Reader()
    reader.feed(html.partition("<body>")[2])
    return " ".join(" ".join(reader.found).split())


def test_who_may_come_in_gets_the_page_that_was_wanted_and_everything_else(
    visitor: Visitor, provider: Provider
) -> None:
    wanted = "/vraag/fase?jaren=2021&zoek=caf%C3%A9+nu&x=a%26b"
    back = visitor.sign_in(wanted)
    assert (back.status_code, back.location) == (302, wanted)
    asked = provider.asked[0]
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 20
    assert len(asked["nonce"]) >= 20
    assert asked["redirect_uri"] == f"{BASE}{BACK}"
    page = visitor.go(back.location)
    assert page.status_code == 200
    assert "Ingelogd als Anna de Vries." in texts(page.text)
    assert '<form action="/_uitloggen" class="signed-in" method="post">' in page.text
    for path in ("/_dash-layout", "/bestanden/results.csv", "/cijfers/fase.csv", "/lijst/v/citaten"):
        assert visitor.ask(path).status_code == 200
    assert "Anna de Vries" in visitor.ask("/_dash-layout").text
    assert visitor.go("/nergens").status_code == 404
    # What the cookie holds, and that there is no other left.
    (cookie,) = visitor.jar.values()
    assert cookie.key == SESSION
    assert signin_of(visitor.client.application).sessions.read({SESSION: cookie.value}) == {"name": "Anna de Vries"}
    assert len(cookie.value) < 150
    assert (cookie.secure, cookie.http_only, cookie.same_site, cookie.path) == (True, True, "Lax", "/")
    assert (cookie.max_age, cookie.origin_only) == (8 * 3600, True)


def test_two_tabs_sign_in_at_once_and_what_nobody_ends_is_taken_away(visitor: Visitor) -> None:
    first, second = (visitor.at_provider(visitor.go(path)) for path in ("/citaten", "/verantwoording"))
    assert visitor.go(second).location == "/verantwoording"
    assert visitor.go(first).location == "/citaten"
    assert visitor.cookies() == {SESSION}
    visitor.jar.clear()
    noise = "".join(f"{n * 104729 % 99991:x}" for n in range(400))
    for number in range(60):
        led = visitor.go(f"/citaten?zoek={noise[: 100 * (number % 17)]}")
        assert led.status_code == 302
        # What nginx takes of an answer, and what nginx and gunicorn take of a request.
        assert sum(len(f"{name}: {value}  ") for name, value in led.headers) < 3_900
        assert sum(len(f"{cookie.key}={cookie.value}; ") for cookie in visitor.jar.values()) < 7_000


def test_a_long_address_is_shortened_and_not_lost(visitor: Visitor) -> None:
    noise = "&".join(f"x{n}={n * 7919 % 9973:x}{n * 104729 % 99991:x}" for n in range(540))
    assert len(noise) < 7_500
    assert visitor.sign_in(f"/vraag/fase?{noise}").location == "/vraag/fase"
    visitor.jar.clear()
    choices = "/vergelijken?" + "&".join(f"antwoorden=vraag-{n}.antwoord" for n in range(100))
    assert visitor.sign_in(choices).location == choices


def test_any_machine_ends_what_another_began(provider: Provider) -> None:
    machines = [dashboard(provider) for _ in range(3)]
    visitors = [Visitor(machine.test_client(), provider) for machine in machines]
    for other in visitors[1:]:
        other.client._cookies = visitors[0].client._cookies
    back = visitors[1].go(visitors[0].at_provider(visitors[0].go("/citaten")))
    assert back.location == "/citaten"
    assert visitors[2].go("/citaten").status_code == 200


def refused(visitor: Visitor, status: int, *said: str) -> str:
    """What the page says that somebody gets who tries to sign in, and who stays outside."""
    answer = visitor.sign_in("/citaten?zoek=geld")
    assert answer.status_code == status
    check_page(answer)
    assert SESSION not in visitor.cookies()
    assert visitor.ask("/citaten").text == ENDED
    for words in said:
        assert words in texts(answer.text)
    return answer.text


def check_page(answer: Any) -> None:
    """A page in Dutch that holds nothing of the survey and loads nothing."""
    assert '<html lang="nl">' in answer.text
    assert "Traceback" not in answer.text
    assert "src=" not in answer.text
    assert "stylesheet" not in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'; style-src 'sha256-" in policy
    assert "unsafe" not in policy


def test_who_may_not_come_in_is_told_why_and_what_to_do(visitor: Visitor, provider: Provider) -> None:
    provider.person = {**person(), "name": "<b>Piet {x}</b>", "email": "piet@elders.example"}
    text = refused(visitor, 403, "U hebt geen toegang", "U bent ingelogd als <b>Piet {x}</b>", "help@vng.example")
    assert "&lt;b&gt;Piet" in text
    assert '<a href="/_inloggen?ander=ja">Log in met een ander account</a>' in text
    visitor.go("/_inloggen?ander=ja")
    led = visitor.go("/_inloggen?ander=ja")
    assert query(led.location)["prompt"] == "select_account"


def test_who_is_refused_has_no_session_left_of_somebody_else(visitor: Visitor, provider: Provider) -> None:
    visitor.sign_in()
    assert visitor.cookies() == {SESSION}
    provider.person = {**person(), "email_verified": False}
    back = visitor.go(visitor.at_provider(visitor.go("/_inloggen?ander=ja")))
    assert back.status_code == 403
    assert visitor.cookies() == set()


def test_too_many_groups_is_told_to_the_manager(provider: Provider, caplog: pytest.LogCaptureFixture) -> None:
    visitor = Visitor(dashboard(provider, login_of(provider, domains=(), groups=("g1",))).test_client(), provider)
    provider.person = {**person(), "_claim_names": {"groups": "src1"}, "_claim_sources": {"src1": {"endpoint": "x"}}}
    refused(visitor, 403, "zo veel groepen", "app-rollen", "die aan dit dashboard zijn toegewezen")
    assert "use app roles" in caplog.text
    provider.person = {**person(), "roles": ["g1"], "_claim_names": {"groups": "src1"}}
    assert visitor.sign_in().status_code == 302


@pytest.mark.parametrize(
    ("header", "claims"),
    [
        ({}, {"aud": "another"}),
        ({}, {"aud": ["another", CLIENT], "azp": "another"}),
        ({}, {"aud": "another", "azp": CLIENT}),
        ({}, {"aud": None}),
        ({}, {"iss": "https://login.microsoftonline.com/another/v2.0"}),
        ({}, {"iss": None}),
        ({}, {"nonce": "another"}),
        ({}, {"nonce": None}),
        ({}, {"exp": 1_000_000_000}),
        ({}, {"exp": None}),
        ({}, {"exp": "soon"}),
        ({}, {"nbf": 9_000_000_000}),
        ({}, {"sub": None}),
        ({}, {"at_hash": "wrong"}),
        ({"alg": "none", "kid": None}, {}),
        ({"alg": "HS256", "kid": None}, {}),
        ({"alg": "RS512"}, {}),
        ({"kid": "unknown"}, {}),
    ],
)
def test_a_token_that_is_not_right_is_refused(
    visitor: Visitor, provider: Provider, header: dict[str, Any], claims: dict[str, Any]
) -> None:
    provider.header, provider.claims = header, claims
    refused(visitor, 400, "Inloggen is niet gelukt")


def test_a_token_signed_by_somebody_else_is_refused(visitor: Visitor, provider: Provider) -> None:
    own = provider.key
    try:
        provider.key = RSAKey.generate_key(2048, {"kid": "1"})
        provider.published = [own]
        refused(visitor, 400, "Inloggen is niet gelukt")
    finally:
        provider.key = own


def test_a_provider_that_changes_its_key_is_followed(provider: Provider) -> None:
    visitor = Visitor(dashboard(provider).test_client(), provider)
    assert visitor.sign_in().status_code == 302
    own = provider.key
    try:
        provider.key = RSAKey.generate_key(2048, {"kid": "2"})
        provider.header = {"kid": "2"}
        assert visitor.sign_in("/_inloggen?ander=ja").status_code == 302
    finally:
        provider.key = own


def test_what_comes_back_wrong_is_told_and_never_lets_anybody_in(
    visitor: Visitor, provider: Provider, server: Flask
) -> None:
    back = visitor.at_provider(visitor.go("/citaten"))
    other = Visitor(server.test_client(), provider)
    for who, address in (
        (other, back),  # begun in another browser: somebody wants a victim to be signed in as himself
        (visitor, back.replace("state=", "state=x")),
        (visitor, f"{BASE}{BACK}"),
        (visitor, f"{BASE}{BACK}?code=x&state=../../{'x' * 30}"),
        (visitor, f"{BASE}{BACK}?error=%0d%0aserver_error&error_description=%3Cscript%3E"),
    ):
        answer = who.go(address)
        assert answer.status_code == 400
        check_page(answer)
        assert "Het duurde te lang" in texts(answer.text)
        assert SESSION not in who.cookies()
    # That did not spoil the right one, which counts once.
    assert visitor.go(back).status_code == 302
    assert visitor.go(back).status_code == 400


def test_a_code_counts_once_and_only_with_its_verifier(visitor: Visitor, provider: Provider) -> None:
    back = visitor.at_provider(visitor.go("/citaten"))
    kept = visitor.jar.copy()
    assert visitor.go(back).status_code == 302
    visitor.client._cookies = kept
    assert visitor.go(back).status_code == 400
    back = visitor.at_provider(visitor.go("/citaten"))
    provider.codes[query(back)["code"]].code_challenge = "x" * 43
    assert visitor.go(back).status_code == 400


@pytest.mark.parametrize(
    ("error", "said"),
    [("access_denied", "U hebt het inloggen afgebroken"), ("server_error", "Inloggen is niet gelukt")],
)
def test_what_the_provider_refuses_is_told(visitor: Visitor, provider: Provider, error: str, said: str) -> None:
    provider.denies = error
    text = refused(visitor, 400, said)
    assert '<a href="/citaten?zoek=geld">Probeer opnieuw</a>' in text
    assert "&lt;b&gt;" not in text


def test_an_old_code_is_told_and_a_wrong_secret_is_ours_to_mend(
    visitor: Visitor, provider: Provider, caplog: pytest.LogCaptureFixture
) -> None:
    provider.refuses = "invalid_grant"
    refused(visitor, 400, "Het duurde te lang")
    provider.refuses = "invalid_client"
    refused(visitor, 503, "Inloggen lukt nu niet")
    assert "invalid_client AADSTS70000" in caplog.text
    assert SECRET not in caplog.text
    wrong = dashboard(provider, login_of(provider, client_secret="another"))  # noqa: S106 - wrong on purpose
    provider.refuses = ""
    refused(Visitor(wrong.test_client(), provider), 503, "Inloggen lukt nu niet")


def test_nothing_private_is_logged(visitor: Visitor, provider: Provider, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        visitor.sign_in("/citaten?zoek=geheim")
        provider.person = {**person(), "email": "piet@elders.example"}
        visitor.sign_in("/_inloggen?ander=ja")
        provider.claims = {"exp": 1}
        visitor.sign_in("/_inloggen?ander=ja")
    assert "a sign-in was refused" in caplog.text
    assert "ExpiredTokenError" in caplog.text
    for private in ("Anna", "piet", "elders", "geheim", SECRET, SESSION_SECRET, provider.asked[0]["state"]):
        assert private not in caplog.text
    assert SECRET not in repr(login_of(provider))
    assert SESSION_SECRET not in repr(login_of(provider)) + repr(signin_of(visitor.client.application).sessions)


def test_a_session_that_was_planted_does_not_survive_signing_in(visitor: Visitor) -> None:
    visitor.client.set_cookie(SESSION, "planted", domain="dashboard.example", secure=True)
    assert visitor.ask("/citaten").status_code == 401
    visitor.sign_in()
    (cookie,) = visitor.jar.values()
    assert cookie.value != "planted"
    assert visitor.ask("/citaten").status_code == 200


def test_signing_out_ends_the_session_here_and_at_the_provider(visitor: Visitor, provider: Provider) -> None:
    visitor.sign_in()
    for origin in (None, "null", "https://evil.example", "https://dashboard.example.evil.example"):
        answer = visitor.client.post(SIGN_OUT, base_url=BASE, headers={"Origin": origin} if origin else {})
        assert answer.status_code == 400
        assert visitor.cookies() == {SESSION}
    assert visitor.go(SIGN_OUT).status_code in (404, 405)
    out = visitor.client.post(SIGN_OUT, base_url=BASE, headers={"Origin": BASE})
    assert out.status_code == 303
    assert visitor.cookies() == set()
    assert visitor.at_provider(out).startswith(f"{BASE}{SIGNED_OUT}?state=")
    assert provider.ended[0]["client_id"] == CLIENT
    assert "id_token_hint" not in provider.ended[0]
    page = visitor.go(SIGNED_OUT)
    assert page.status_code == 200
    check_page(page)
    assert "U bent uitgelogd" in texts(page.text)
    assert '<a href="/">Log weer in</a>' in page.text
    assert visitor.ask("/citaten").status_code == 401


def test_where_the_provider_ends_nothing_signing_out_is_local(provider: Provider) -> None:
    provider.says = {"end_session_endpoint": None}
    visitor = Visitor(dashboard(provider).test_client(), provider)
    visitor.sign_in()
    out = visitor.client.post(SIGN_OUT, base_url=BASE, headers={"Origin": BASE})
    assert (out.status_code, out.location) == (303, f"{BASE}{SIGNED_OUT}")
    assert visitor.cookies() == set()


def test_a_form_may_lead_to_the_provider_and_nowhere_else(visitor: Visitor, provider: Provider) -> None:
    visitor.sign_in()
    policy = visitor.go("/citaten").headers["Content-Security-Policy"]
    assert f"form-action 'self' {provider.url};" in policy


FORWARDED = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "www.vng.example"}


def test_the_address_to_come_back_to_is_the_public_one_of_a_trusted_proxy(provider: Provider) -> None:
    login = login_of(provider)
    root, inside = "/onder/dit", "http://10.0.0.1:8050"
    server = dashboard(provider, login, path_prefix=root, trusted_proxies=1)
    client = server.test_client(use_cookies=False)
    provider.redirect_uris.append(f"https://www.vng.example{root}{BACK}")
    led = client.get(f"{root}/citaten?zoek=x", base_url=inside, headers={**FORWARDED, "Accept": "text/html"})
    assert query(led.location)["redirect_uri"] == f"https://www.vng.example{root}{BACK}"
    attempt = led.headers["Set-Cookie"]
    assert attempt.startswith("__Secure-inclusietrends-inloggen-")
    assert f"Path={root};" in attempt
    back = requests.get(led.location, allow_redirects=False, timeout=30).headers["Location"]
    # The proxy takes the path off, or does not.
    path = back.removeprefix(f"https://www.vng.example{root}")
    answer = client.get(path, base_url=inside, headers={**FORWARDED, "Cookie": attempt.partition(";")[0]})
    assert (answer.status_code, answer.location) == (302, f"{root}/citaten?zoek=x")
    session = answer.headers["Set-Cookie"].partition(";")[0]
    assert session.startswith("__Secure-inclusietrends-sessie=")
    page = client.get(f"{root}/citaten", base_url=inside, headers={**FORWARDED, "Cookie": session})
    assert f'action="{root}/_uitloggen"' in page.text
    out = client.post(
        f"{root}{SIGN_OUT}",
        base_url=inside,
        headers={**FORWARDED, "Cookie": session, "Origin": "https://www.vng.example"},
    )
    assert query(out.location)["post_logout_redirect_uri"] == f"https://www.vng.example{root}{SIGNED_OUT}"


def test_without_https_that_is_known_nobody_signs_in_and_the_log_says_why(
    server: Flask, provider: Provider, caplog: pytest.LogCaptureFixture
) -> None:
    answer = server.test_client().get("/", base_url="http://10.0.0.1", headers={**FORWARDED, "Accept": "text/html"})
    assert answer.status_code == 503
    check_page(answer)
    assert "Inloggen lukt nu niet" in answer.text
    assert "set TRUSTED_PROXIES" in caplog.text
    assert provider.asked == []


@pytest.mark.parametrize(
    ("says", "why"),
    [
        ({"issuer": "https://evil.example"}, "calls itself 'https://evil.example'"),
        ({"issuer": None}, "calls itself 'None'"),
        ({"token_endpoint": "http://evil.example/token"}, "lacks an address at https://"),
        ({"jwks_uri": None}, "lacks an address at https://"),
        ({"end_session_endpoint": "javascript:alert(1)"}, "lacks an address at https://"),
        ({"id_token_signing_alg_values_supported": ["none", "HS256"]}, "signs in no way"),
    ],
)
def test_a_provider_that_is_not_right_is_not_used(provider: Provider, says: dict[str, Any], why: str) -> None:
    provider.says = says
    ours = OurSide(login_of(provider))
    with pytest.raises(Exception, match=why):
        ours.client()


def test_a_provider_that_is_not_there_is_told_and_asked_again_later(
    provider: Provider, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider.says = {"issuer": None}
    server = dashboard(provider)
    visitor = Visitor(server.test_client(), provider)
    for _ in range(5):
        answer = visitor.go("/vraag/fase?jaren=2021")
        assert answer.status_code == 503
        check_page(answer)
        assert '<a href="/vraag/fase?jaren=2021">Probeer opnieuw</a>' in answer.text
    assert provider.looked_up == 1
    assert "nobody can sign in now: OIDC_ISSUER is" in caplog.text
    provider.says = {}
    monkeypatch.setattr("delivery.provider.PAUSE", 0)
    assert visitor.sign_in("/vraag/fase").location == "/vraag/fase"
    gone = OurSide(login_of(provider, issuer="http://127.0.0.1:9"))
    gone.look_up()
    assert "gives no discovery document (ConnectionError)" in caplog.text


def test_there_is_no_cookie_and_no_button_where_nobody_signs_in() -> None:
    from app import Settings, create_app

    client = create_app(Settings()).server.test_client()
    for path in ("/", "/vraag/fase", "/citaten?zoek=geld", "/bestanden/results.csv", "/_dash-layout", "/nergens"):
        answer = client.get(path, base_url=BASE)
        assert "Set-Cookie" not in answer.headers
        assert "private" not in answer.headers.get("Cache-Control", "")
        assert "form-action 'self';" in answer.headers["Content-Security-Policy"]
        assert "Uitloggen" not in answer.text
    assert client.get("/_inloggen", base_url=BASE).status_code == 404
    assert client.post("/_uitloggen", base_url=BASE).status_code in (404, 405)
