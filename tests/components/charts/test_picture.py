"""A picture: how large its words are, where they stand, which answers it shows, and what it explains."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

import pytest

from components import theme
from components.charts import Figure, picture_figure
from components.charts.picture import PAPERS
from components.charts.sheet import enlarged
from data.store import Store
from data.views.filters import Picture, Title, View, default
from data.views.question import question_view
from data.wording.messages import message
from tests.builders import question, store
from tests.components.charts.reading import each, seen, valid, words
from tests.components.charts.test_figures import KEYS, LONG

BRIEF = (Picture.SLIDE, Picture.HALF_PAGE, Picture.SQUARE)


class Line(NamedTuple):
    """A line of text in a picture: its point in pixels, its size and its colour."""

    text: str
    x: float
    y: float
    at: str
    size: float
    colour: str


def lines(figure: Figure) -> list[Line]:
    """Every text of a picture, as it is drawn."""
    layout = figure["layout"]
    (left, right), (bottom, top) = layout["xaxis"]["range"], layout["yaxis"]["range"]
    found = []
    for trace in figure["data"]:
        texts = trace.get("text", [])
        columns = (
            each(part, len(texts)) if texts else []
            for part in (
                trace.get("textposition"),
                trace.get("textfont", {}).get("size"),
                trace.get("textfont", {}).get("color"),
            )
        )
        for x, y, text, at, size, colour in zip(trace["x"], trace["y"], texts, *columns, strict=True) if texts else ():
            place = (x - left) / (right - left) * layout["width"], (y - top) / (bottom - top) * layout["height"]
            found.append(Line(text, *place, at, size, colour))
    return found


@pytest.mark.parametrize("picture", BRIEF)
@pytest.mark.parametrize("view", list(View))
def test_no_text_is_small_and_notes_take_little(survey: Store, view: View, picture: Picture) -> None:
    paper = PAPERS[picture]
    for question_id in survey.questions:
        for margins in (False, True):
            figure = picture_figure(seen(survey, question_id, view, picture=picture, margins=margins))
            valid(figure)
            layout = figure["layout"]
            assert (layout["width"], layout["height"]) == (paper.width, paper.height)
            found = lines(figure)
            assert min(line.size for line in found) >= 18
            assert min(line.y for line in found) > 0
            at_side = [line for line in found if line.x == pytest.approx(paper.side) and line.colour == theme.MUTED]
            foot = [line for line in at_side if line.y > paper.height / 2 and line.size == 18]
            assert any(line.text.startswith("Bron: VNG") for line in foot)
            assert paper.height - foot[0].y <= paper.height / 5
            assert max(line.y + line.size for line in foot) < paper.height


@pytest.mark.parametrize("view", list(View))
def test_a_slide_has_one_line_of_notes_and_a_reference(survey: Store, view: View) -> None:
    for question_id in survey.questions:
        found = [line.text for line in lines(picture_figure(seen(survey, question_id, view)))]
        source = next(number for number, text in enumerate(found) if text.startswith("Bron: VNG"))
        assert not any("’:" in text for text in found[: source - 1])
        assert f"Zie Inclusietrends (/vraag/{question_id}) voor alle opmerkingen." in " ".join(found[source - 1 :])


@pytest.mark.parametrize("picture", list(Picture))
@pytest.mark.parametrize("view", list(View))
def test_every_text_is_one_line_at_a_plain_point(survey: Store, view: View, picture: Picture) -> None:
    figure = picture_figure(seen(survey, "knelpunten", view, picture=picture, margins=True))
    assert "annotations" not in figure["layout"]
    assert [line.text for line in lines(figure) if "<" in line.text or line.text != line.text.strip()] == []


@pytest.mark.parametrize("picture", BRIEF)
@pytest.mark.parametrize("view", list(View))
def test_it_is_said_how_many_answers_are_shown(survey: Store, view: View, picture: Picture) -> None:
    for question_id in survey.questions:
        item = seen(survey, question_id, view, picture=picture)
        shown = [line.text for line in lines(picture_figure(item)) if line.colour != theme.MUTED]
        text = " ".join(shown)
        drawn = [answer for answer, _ in item.answers if answer.label in text.replace(message(item), "")]
        told = words(picture_figure(item))
        # A line chart has no line for an answer without a value.
        unpublished = [answer for answer, _ in item.answers if not answer.published]
        if len(drawn) < len(item.answers) - (len(unpublished) if view is View.LINES else 0):
            assert f", van {len(item.answers)}" in told or f" van {len(item.answers)} antwoorden" in told
        else:
            assert f", van {len(item.answers)}" not in told


def test_the_answers_shown_are_those_that_changed_most_and_those_of_the_title(survey: Store) -> None:
    shown = words(picture_figure(seen(survey, "knelpunten", View.LINES)))
    assert "De 4 antwoorden die het meest veranderden, van 10, in % van de deelnemende gemeenten (2018: n" in shown
    for label in ("Betrekken ervaringsdeskundigen", "Onduidelijk wat verplicht is", "Anders", "Uitvoeringscapaciteit"):
        assert label in shown
    assert "Geen knelpunten" not in shown
    # The largest rise, of which the title tells, is smaller than four falls.
    item = seen(survey, "partijen", View.LINES)
    assert "‘Ervaringsdeskundigen’" in message(item)
    assert "4 van 7 antwoorden" in words(picture_figure(item))
    assert words(picture_figure(item)).count("Ervaringsdeskundigen") == 2
    highest = words(picture_figure(seen(survey, "inzet", View.LINES)))
    assert "De 4 hoogste antwoorden in 2021, van 6" in highest


def test_few_answers_fill_the_picture(survey: Store) -> None:
    few = lines(picture_figure(seen(survey, "fase", View.BARS, option_ids=("verkenningsfase",))))
    many = lines(picture_figure(seen(survey, "fase", View.BARS)))
    sizes = [next(line.size for line in found if line.text == "50,0%") for found in (few, many)]
    assert sizes[0] > 1.1 * sizes[1]
    assert max(line.y for line in few if line.text == "22,3%") > 600
    assert "1 van 6 antwoorden" in " ".join(line.text for line in few)


@pytest.mark.parametrize("title", list(Title))
@pytest.mark.parametrize("view", [View.BARS, View.LINES, View.CHANGE])
def test_only_words_in_use_are_explained(survey: Store, view: View, title: Title) -> None:
    words_of_verdicts = {
        "‘Duidelijk’": r"[,\d] duidelijk",
        "‘Waarschijnlijk’": r"[,\d] waarschijnlijk",
        "‘Binnen de marge’": r"([,\d]|is) binnen de marge",
        "‘Voor elke aannemelijke n’": " voor elke aannemelijke n",
    }
    for question_id in survey.questions:
        text = words(picture_figure(seen(survey, question_id, view, title=title)))
        for explained, used in words_of_verdicts.items():
            assert (explained in text) == bool(re.search(used, text)), (question_id, explained)


def test_what_the_drawing_shows_beside_numbers_is_explained(survey: Store) -> None:
    assert "Een stippellijn scheidt jaren" in words(picture_figure(seen(survey, "domeinen", View.BARS)))
    assert "stippellijn" not in words(picture_figure(seen(survey, "fase", View.BARS)))
    assert "Dunne lijn: marge (95%)." in words(picture_figure(seen(survey, "fase", View.BARS, margins=True)))
    change = words(picture_figure(seen(survey, "fase", View.CHANGE, margins=True)))
    assert "Dunne lijn: marge van het verschil." in change
    assert "Tussen haakjes" in words(picture_figure(seen(survey, "fase", View.BARS, counts=True)))
    assert "(p) plaats in de grafiek" in words(picture_figure(seen(survey, "inzet", View.BARS)))


@pytest.mark.parametrize("picture", BRIEF)
def test_a_comparison_tells_the_n_of_its_questions(survey: Store, picture: Picture) -> None:
    for view in View:
        shown = words(picture_figure(seen(survey, "vergelijken", view, option_ids=KEYS, picture=picture)))
        assert "n ≈ 84-96 van 380" in shown or "n ≈ 84-89 van 380" in shown or view is View.CHANGE
        assert "Zie Inclusietrends (/vergelijken) voor alle opmerkingen." in shown


def test_a_picture_with_all_notes_stands_alone(survey: Store) -> None:
    figure = picture_figure(seen(survey, "domeinen", View.BARS, picture=Picture.NOTES, title=Title.QUESTION))
    for part in (
        "Aandacht per domein",
        "2018-2021, alle antwoorden",
        "Bron: VNG",
        "anders gesteld",
        "niet alle gekozen",
    ):
        assert part in words(figure)


@pytest.mark.parametrize("view", list(View))
def test_a_picture_with_all_notes_grows_until_its_rows_fit(view: View) -> None:
    labels = tuple(f"Antwoord {number} {LONG}" for number in range(15))
    item = question(dict.fromkeys(range(2012, 2022), "a"), labels)
    tables = store(item, {label.lower(): [float(place) for place in range(10)] for label in labels})
    for picture in (Picture.NOTES, Picture.SLIDE):
        chosen = replace(default(item), view=view, picture=picture)
        figure = picture_figure(question_view(tables, "v", chosen))
        valid(figure)
        size = figure["layout"]
        assert size["width"] * 9 == size["height"] * 16
        assert (size["height"] > 900) == (picture is Picture.NOTES)
        # A message of hundreds of words is no title.
        assert lines(figure)[-1].text
        assert max(line.size for line in lines(figure)) <= 40


def test_what_is_in_pixels_is_enlarged_and_nothing_else() -> None:
    trace = {"width": 18, "marker": {"size": 9, "line": {"width": 2}}, "error_x": {"thickness": 1.5, "width": 4}}
    assert enlarged(trace, 2) == {
        "width": 18,
        "marker": {"size": 18, "line": {"width": 4}},
        "error_x": {"thickness": 3.0, "width": 8},
    }
