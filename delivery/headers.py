"""The headers of every answer, pages, files and errors alike, as internet.nl and a penetration test look for them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256

#: Rules that scripts of others write into the page: Dash's (none of it is seen), and plotly.js' while it draws. Their
#: hashes are collected by a journey, which fails where a newer version writes others.
STYLES = (
    "sha256-+QoPrsxO0auPnxSulD3bAr9CoDGgzv7YRfYE0vfxeQI=",
    "sha256-0IJGrxhCP5NUIafylLkj5118xkZH1kp5FmNio7NOckI=",
    "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",  # an empty one, to which plotly.js adds its rules
    "sha256-Aq43X0SlmB69maWGob4rp/UuSHhwePalkRRExtsxOJ8=",
    "sha256-Do5Z9ZqsPvCQTUBQS9BnDm/2+on7omuzuLYk5sbA+2s=",
    "sha256-ITR5T9OwskhdqdsliUJRmgp9ltOFAHgXe1F7eRvGnmQ=",
    "sha256-MJs2ke1SA6Cy3tTCZu2QH0rj0r//iNqU0idy9bM4leg=",
    "sha256-SkhFDxgIcEjMhRh19uSHWrkdnAlZ9rlskgr9yLsipa8=",
    "sha256-VUA+tqvhK3niMn7AdszqidMFPRh9FLqxB2iINUrsiTw=",
    "sha256-X2TqJwnIiE/ceDVeAdr7v7BOWBU6CEzE6qxlNzBzvBk=",
    "sha256-Z8VokGxeiKThZOEmkdUgfW+jxbvItBwAXC8M1c4wqAM=",
    "sha256-uDiOZWps1U7E8/0BTaQrclYMhVhRVE4dT0vb5X6nXOw=",
)
#: What a page may never ask its reader's device for.
DEVICE = (
    "accelerometer autoplay camera display-capture encrypted-media geolocation gyroscope magnetometer microphone midi"
)
DEVICE += " payment usb"
#: Seconds for which a browser asks for us over TLS only: a year, as internet.nl wants at least.
YEAR = 31_536_000


def policy(frame_ancestors: Sequence[str], forms: Sequence[str] = ()) -> str:
    """The Content-Security-Policy: everything from here, and no script or style in the document itself.

    Pictures are made in the browser, from data: and blob: addresses. ``forms`` are other sites that a form may lead to:
    where people sign in once their session has ended.
    """
    own = "'self'"
    rules = {
        "default-src": ["'none'"],
        "script-src": [own],
        "style-src": [own, *(f"'{hashed}'" for hashed in STYLES)],
        "style-src-attr": ["'none'"],
        "img-src": [own, "data:", "blob:"],
        "font-src": [own],
        "connect-src": [own],
        "form-action": [own, *forms],
        "base-uri": ["'none'"],
        "frame-ancestors": list(frame_ancestors) or ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())


def policy_of_text(style: str) -> str:
    """The policy of a page that holds its one style sheet itself, whose text this is, and loads nothing."""
    hashed = b64encode(sha256(style.encode()).digest()).decode()
    rules = f"default-src 'none'; style-src 'sha256-{hashed}'; img-src data:; form-action 'none'; base-uri 'none'"
    return f"{rules}; frame-ancestors 'none'"


@lru_cache
def always(frame_ancestors: Sequence[str], forms: Sequence[str] = ()) -> list[tuple[str, str]]:
    """The headers of every answer; ``frame_ancestors`` are the sites that may show a page in a frame.

    ``forms`` are other sites that a form may lead to.
    """
    return [
        ("Content-Security-Policy", policy(frame_ancestors, forms)),
        ("X-Content-Type-Options", "nosniff"),
        # An older browser knows no sites: it is told only where there are none.
        *([] if frame_ancestors else [("X-Frame-Options", "DENY")]),
        ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", ", ".join(f"{name}=()" for name in DEVICE.split())),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]


def hsts(scheme: str) -> list[tuple[str, str]]:
    """What makes a browser ask over TLS from then on; behind TLS only, for elsewhere it would lead nowhere."""
    return [("Strict-Transport-Security", f"max-age={YEAR}")] if scheme == "https" else []
