"""The table as a picture."""

from __future__ import annotations

from components.charts import picture_figure
from data.store import Store
from data.views.filters import Picture, View
from tests.components.charts.reading import seen, words, written


def test_it_holds_the_numbers_of_the_table_on_the_page_and_the_meaning_of_marks(survey: Store) -> None:
    figure = picture_figure(seen(survey, "knelpunten", View.TABLE, picture=Picture.NOTES))
    shown = words(figure)
    for part in ("Antwoord", "2018", "Verschil 2018-2021", "Uitvoeringscapaciteit", "68,5% (b)", "+13,9", "duidelijk"):
        assert part in shown
    assert "(b) eerste waarde na een breuk" in shown
    assert "(b)" not in words(picture_figure(seen(survey, "knelpunten", View.BARS, picture=Picture.NOTES)))


def test_a_row_stands_on_one_line(survey: Store) -> None:
    texts = list(written(picture_figure(seen(survey, "fase", View.TABLE, years=(2021,)))))
    label = next(text for text in texts if text.text == "Verkenningsfase")
    value = next(text for text in texts if text.text == "22,3%")
    assert label.y == value.y
    assert label.x < value.x
