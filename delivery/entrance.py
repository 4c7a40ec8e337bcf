"""What every request passes before the application, and every answer behind it: proxies, headers, the path in front."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.utils import redirect

from delivery.guard import Guard
from delivery.headers import always, hsts
from delivery.metrics import Metrics
from delivery.observing import Finished, Observing

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    from delivery.settings import Settings
    from delivery.signin import SignIn


def entrance(
    application: WSGIApplication, settings: Settings, finished: Finished | None = None, signin: SignIn | None = None
) -> WSGIApplication:
    """The application behind everything in this module; ``finished`` is told of each request.

    With ``signin`` nobody gets past without a session.
    """
    if signin:
        application = Guard(application, signin.sessions)
    proxies = settings.trusted_proxies
    guarded: WSGIApplication = Headed(Prefixed(application, settings.path_prefix), settings, signin)
    if proxies:
        guarded = ProxyFix(guarded, x_for=proxies, x_proto=proxies, x_host=proxies)
    observed = Observing(guarded, proxied=proxies > 0, finished=finished)
    return Metrics(observed, settings.metrics_port) if settings.metrics_port else observed


class Headed:
    """Gives every answer the headers that protect its reader, and takes none away that it has."""

    def __init__(self, application: WSGIApplication, settings: Settings, signin: SignIn | None) -> None:
        """See above."""
        self._application, self._signin = application, signin
        self._frame_ancestors = settings.frame_ancestors

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        forms = self._signin.provider.origins if self._signin else ()
        added = [*always(self._frame_ancestors, forms), *hsts(environ["wsgi.url_scheme"])]

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            has = {name.lower() for name, _ in headers}
            return start_response(status, [*headers, *(item for item in added if item[0].lower() not in has)], *more)

        return self._application(environ, start)


class Prefixed:
    """Serves an application below a path (``/inclusietrends``), whether or not a proxy took that off the address.

    A path that does not begin with it is taken as one that a proxy has shortened.
    """

    def __init__(self, application: WSGIApplication, prefix: str) -> None:
        """See above."""
        self._application, self._prefix = application, prefix

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request; the path itself without a slash at its end leads to the one with it."""
        path, prefix = environ["PATH_INFO"], self._prefix
        if prefix and path == prefix:
            query = environ.get("QUERY_STRING")
            return redirect(f"{prefix}/?{query}" if query else f"{prefix}/", 308)(environ, start_response)
        environ["SCRIPT_NAME"] = prefix
        environ["PATH_INFO"] = path.removeprefix(prefix) if path.startswith(f"{prefix}/") else path
        return self._application(environ, start_response)
