"""The answers of the server: files that the browser keeps, and compression of everything else."""

from __future__ import annotations

import mimetypes

from flask import Flask, Response, abort, request
from flask_compress import Compress

from delivery.files import all_files, content

YEAR = 31_536_000


def register(server: Flask) -> None:
    """Serve the files of ``delivery.files``, and compress pages and answers that were not compressed before."""
    server.config.update(COMPRESS_ALGORITHM=["br", "gzip"], COMPRESS_BR_LEVEL=4, COMPRESS_MIN_SIZE=1000)
    Compress(server)
    server.add_url_rule("/_static/<fingerprint>/<name>", view_func=static_file)


def static_file(fingerprint: str, name: str) -> Response:
    """A file as it was prepared; plain where it was not, for Flask-Compress to compress."""
    file = next((file for file in all_files() if file.name == name), None)
    if file is None:
        abort(404)
    held = content(file)
    coding = request.accept_encodings.best_match(held.encoded)
    response = Response(held.encoded[coding] if coding else held.plain, mimetype=mimetypes.guess_type(name)[0])
    response.set_etag(f"{held.fingerprint}:{coding}" if coding else held.fingerprint)
    response.vary.add("Accept-Encoding")
    if coding:
        response.content_encoding = coding
    if fingerprint == held.fingerprint:
        response.cache_control.public = response.cache_control.immutable = True
        response.cache_control.max_age = YEAR
    else:
        # A page from before an update asks for what is no longer there: what replaced it, under its old address once.
        response.cache_control.no_cache = True
    response.make_conditional(request)
    return response
