"""Words of questions and answers that are others than before: shown, for a person to say what that means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from data.building.proposal import Confirmation
from data.building.wordings import CHANGED, NEW, Wordings
from data.respondents.door import letters
from data.respondents.form import Export, Part
from data.respondents.known import Known
from data.respondents.plan import QuestionPlan

#: A heading that ends so was cut off by the program that made it.
CUT = ("..", "…")


@dataclass(frozen=True)
class Worded:
    """Questions as they are now to be counted, what is to be confirmed first, and faults."""

    questions: Sequence[QuestionPlan]
    to_confirm: Sequence[Confirmation]
    faults: Sequence[str]


def hold_wordings(known: Known, export: Export, confirmed: Mapping[str, str]) -> Worded:
    """Hold the texts above the columns against the texts that are known; ``confirmed`` has answers by key.

    *same* keeps the text that is known, *changed* breaks the series with a note of both texts. A question or an answer
    that is *new* has to be made so in the mapping file.
    """
    questions: list[QuestionPlan] = []
    wordings = Wordings(confirmed)
    faults = wordings.faults
    for plan in known.plan.questions:
        for subject, old, new in _changes(known, export, plan):
            choice = wordings.decision(plan.question_id, subject, old, new, plan.wording)
            if choice == NEW:
                faults.append(
                    f"{known.plan.file}: {subject} is volgens u nieuw. Maak er een [[new_question]] of [[new_option]] "
                    "van, en verwijs daarnaar."
                )
            elif choice == CHANGED and not plan.break_note:
                note = f"In {known.plan.year} zijn de woorden anders: {subject} luidde ‘{old}’ en luidt nu ‘{new}’."
                plan = replace(plan, comparable_with=None, break_note=note)
        questions.append(plan)
    return Worded(questions, wordings.asked, [*faults, *wordings.left_over()])


def _changes(known: Known, export: Export, plan: QuestionPlan) -> Iterator[tuple[str, str, str]]:
    """Subject, old and new words, of what is in the heading of the question's columns."""
    row = known.questions.get(plan.question_id)
    if row is None:
        return
    headings = [export.headings[name] for name in (*plan.columns, *plan.cells) if name in export.headings]
    texts = {heading.text for heading in headings}
    text = texts.pop() if len(texts) == 1 else ""
    if text and not _alike(text, (str(row["text"]), str(row["title"]), plan.question_id)):
        yield f"vraag '{plan.question_id}'", str(row["text"]), text
    words = known.words(plan.question_id)
    for column, option in plan.columns.items():
        heading = export.headings.get(column)
        if heading is None or heading.part is not Part.ANSWER:
            continue
        # Without a text that columns share, that of each is its answer.
        item = heading.item or ("" if text else heading.text)
        if _is_wording(item) and option in words and not _alike(item, (*words[option], option)):
            yield f"antwoord '{option}' van '{plan.question_id}'", words[option][-1], item
    for value, option in plan.values.items():
        labels = {heading.labels.get(value, value) for heading in headings}
        for label in sorted(labels):
            if option in words and _is_wording(label) and not _alike(label, (*words[option], option)):
                yield f"antwoord '{option}' van '{plan.question_id}'", words[option][-1], label


def _is_wording(text: str) -> bool:
    """Whether it is more than a code: SQ001, A1, 3, q4_anders."""
    return " " in text or (len(text) > 6 and text.isalpha())


def _alike(text: str, known: Sequence[str]) -> bool:
    """Whether it is one of the known texts, but for spaces, marks and case, or the start of one where it was cut
    off.
    """
    cut = text.rstrip().endswith(CUT)
    mine = letters(text)
    return any(mine == letters(other) or (cut and letters(other).startswith(mine)) for other in known)
