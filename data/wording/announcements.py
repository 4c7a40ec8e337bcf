"""What a screen reader says after a choice: short, and what was chosen before what it leads to."""

from __future__ import annotations

from data.views.filters import Filters, PictureChoice, View
from data.views.frames import QuestionView
from data.wording import sentences
from data.wording.messages import message
from data.wording.phrases import say


def result_in_words(view: QuestionView) -> str:
    """The message of a view, or why there is none."""
    return sentences.empty(view) or message(view)


def announcements(view: QuestionView) -> dict[str, str]:
    """What is said after a change, by the name of the parameter that changed; under an empty name after any other."""
    filters, told = view.filters, result_in_words(view)
    shown = say("table_shown") if filters.view is View.TABLE else say("chart_shown", view=filters.view)
    group = say("group_chosen", group=view.group.label if view.group else say("everyone"))
    return {
        **({"groep": f"{group} {told}"} if view.question.subgroups else {}),
        "": told if sentences.empty(view) else f"{told} {_chosen(filters)}",
        "weergave": f"{shown} {told}",
        "sorteren": f"{say('order', order=filters.sort)} {told}",
        **picture_announcements(filters),
        "marges": f"{say('with_margins' if filters.margins else 'without_margins')} {told}",
        "aantallen": f"{say('with_counts' if filters.counts else 'without_counts')} {told}",
    }


def picture_announcements(filters: PictureChoice) -> dict[str, str]:
    """What is said after another kind of picture, or another title, is chosen."""
    return {
        "afbeelding": say("picture_chosen", picture=filters.picture.replace("-", " ")),
        "titel": say("title_chosen", title=filters.title),
    }


def _chosen(filters: Filters) -> str:
    """How much is chosen: 3 jaren, 10 antwoorden."""
    years, answers = len(filters.years), len(filters.option_ids)
    return say(
        "chosen",
        years="1 jaar" if years == 1 else f"{years} jaren",
        answers=say("one_answer") if answers == 1 else say("answers", chosen=answers),
    )
