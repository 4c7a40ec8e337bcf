"""Files about the whole survey: of few questions at once, of many in a process of its own that tells how far it is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import partial

from dash import Dash
from flask import Response, abort, request

from callbacks.large_files import AT_ONCE, Making, counted, on_disk, reader_left, version_in
from callbacks.quote_files import PROGRESS
from callbacks.versions import answer_at, with_or_without
from components.addresses import SURVEY_FILES_PATH
from components.exports.report import trend_report
from components.exports.survey_deck import survey_deck
from components.file_buttons import BUSY, DECK, REPORT
from data.overview.whole import WholeSurvey, whole_survey
from data.store import Store
from data.views.frames import QuestionView

#: A file of at most this many questions takes a second or two and is made at once.
MADE_AT_ONCE = 20
COMMAND = (sys.executable, "-c", "from callbacks import large_files, survey_files as s; large_files.main(s.made)")
Each = Callable[[Iterable[QuestionView]], Iterable[QuestionView]]
#: By the name at the address: the name of the file, which holds the newest year, and what makes it.
FILES: dict[str, tuple[str, Callable[[WholeSurvey, Each], bytes]]] = {
    DECK: ("inclusietrends-{year}.pptx", survey_deck),
    REPORT: ("trendrapport-{year}.docx", lambda survey, each: trend_report(survey, each)[0]),
}


def send_survey(store: Store, name: str) -> Response:
    """The file, to be saved, after a byte for each tenth that is done where a request asks for its progress; 404 for
    any other, 503 where too many are made.
    """
    if name not in FILES:
        abort(404)
    file_name, make = FILES[name]
    headers = {"Content-Disposition": f'attachment; filename="{file_name.format(year=max(store.populations))}"'}
    if request.method == "HEAD":
        return Response(headers=headers)
    if not AT_ONCE.acquire(blocking=False):
        return Response(BUSY, status=503, content_type="text/plain; charset=utf-8")
    if len(store.questions) <= MADE_AT_ONCE or not on_disk(store):
        try:
            return Response(make(whole_survey(store), iter), content_type="application/octet-stream", headers=headers)
        finally:
            AT_ONCE.release()
    if PROGRESS in request.headers:
        headers[PROGRESS] = "1"
    asked = {"tables": str(store.folder), "version": store.version, "name": name}
    making = Making(
        COMMAND, asked, len(store.questions) if PROGRESS in headers else 0, partial(reader_left, request.environ)
    )
    return Response(making, content_type="application/octet-stream", headers=headers)


def made(*, tables: str, version: str, name: str) -> bytes:
    """A file, for a process of its own; raises ValueError where the folder holds another version."""
    return FILES[name][1](whole_survey(version_in(tables, version)), counted)


def register(app: Dash) -> None:
    """Serve the files."""
    answer_at(app, with_or_without(SURVEY_FILES_PATH, "<name>"), send_survey)
