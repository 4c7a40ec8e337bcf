"""The part of a proposed mapping file about one question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.building.source_files import Row, Source
from data.respondents.door import letters
from data.respondents.form import Export, Heading, MultipleSet, Part
from data.respondents.mapping_text import line, listed, quoted, remark, table
from data.respondents.matching import Columns, Known, Match, best_of, is_code, known_questions, separator_of
from data.respondents.plan import CHOSEN, NOT_CHOSEN, SEEN
from data.respondents.values import OTHER, key, keys, parted

#: A line of a table: text, option, likeness, whether that is sure, and a remark.
Told = tuple[str, str | None, float, bool, str]
YES_NO = frozenset((*CHOSEN, *NOT_CHOSEN))
#: Codes that often stand for no answer, where nothing in the file says so.
SUSPECT = frozenset(("99", "98", "97", "999", "998", "9999", "-1", "-9", "-99", "-999", "-99998", "88", "9"))


def proposed(columns: Columns, match: Match, export: Export, current: Source) -> list[str]:
    """Lines of the file; all of them behind a # where it is doubtful that the columns are of this question."""
    asked = columns.answers[0].text or columns.question
    known = known_questions(current).get(str(match.best)) or Known(Row(0, {"question_id": "?", "text": asked}), {})
    head = [f"# {remark(str(known.row['text']))}"]
    if key(asked) != key(str(known.row["text"])):
        head.append(f"# In het bestand staat: {remark(asked)}")
    told = f"{match.likeness:.0f}% zeker" if match.best else "een bekende vraag, of een nieuwe met [[new_question]]"
    lines = ["[[question]]", line("id", quoted(str(match.best or "?")), True, told)]
    if len(columns.answers) > 1:
        lines += _by_column(columns, known, export, current)
    else:
        lines += _by_cell(columns, known, export, current)
    if match.sure:
        return [*head, *lines]
    doubt = (
        "# TODO Twijfelachtig: horen deze kolommen bij deze vraag? Haal dan het eerste # van elke regel weg."
        if match.best
        else (
            "# TODO Bij welke vraag horen deze kolommen? Haal het eerste # van elke regel weg en vul in, of "
            "zet ze bij ignore."
        )
    )
    return [*head, doubt, *(f"# {text}" if text else "#" for text in lines)]


def _measured(known: Known, kind: str, current: Source) -> list[str]:
    """How it is measured: what was so last time is told, for a person to say whether it still is."""
    question = known.row["question_id"]
    rows = [row for row in current["measurements"] if row["question_id"] == question]
    last = max(rows, key=lambda row: int(str(row["year"])), default=None)
    lines = [
        line(
            "kind",
            quoted(kind),
            True,
            "single: een antwoord; multiple: meer antwoorden; scale: hoe sterk, per onderwerp",
        )
    ]
    if last is None:
        return [*lines, line("definition", '"?"', False), line("comparable_with", '"new"', True)]
    if last["answer_mode"] != kind:
        lines.append(f"# Let op: in {last['year']} was dit {last['answer_mode']}. Vergelijkt het dan nog?")
    lines.append(line("definition", quoted(str(last["definition"])), True, f"zoals in {last['year']}: klopt dit nog?"))
    lines.append(
        line("comparable_with", quoted(str(last["year"])), False, 'of "break", met break_note = "waarom niet"')
    )
    return lines


def _by_column(columns: Columns, known: Known, export: Export, current: Source) -> list[str]:
    answers = columns.answers
    texts = {text for heading in answers for text in _spoken(heading, export)}
    items = {key(heading.item) for heading in answers}
    strange = {text for text in texts if letters(text) not in YES_NO and key(text) not in items}
    of_set = next((found for found in export.sets if answers[0].name in found.columns), None)
    # Where no column has more than one text, each is that of the answer: SurveyMonkey numbers them.
    ticked = all(len(_spoken(heading, export)) < 2 for heading in answers)
    scale = of_set is None and not ticked and len(keys(strange) - _unsaid(export)) > 1
    lines = _measured(known, "scale" if scale else "multiple", current)
    if scale:
        told = ", ".join(sorted(texts))
        lines.append(
            line(
                "chosen", listed(sorted(texts)), False, f"welke van deze waarden tellen als gekozen? {remark(told, 60)}"
            )
        )
        lines.append(line("not_chosen", listed(sorted(texts)), False, "en welke niet? De rest hoort bij missing"))
    else:
        lines.append(_shown(answers, export))
        if ticked and strange:
            lines.append(
                line(
                    "chosen",
                    listed(sorted((text for text in texts if letters(text) not in NOT_CHOSEN), key=_order)),
                    True,
                    "elk antwoord heeft een eigen waarde",
                )
            )
        lines += _counted(of_set, answers, export)
    lines += _suspects(answers, export)
    other = next((heading for heading in columns.others if heading.part is Part.OTHER), None)
    lines += _other(other, known)
    rows: list[Told] = []
    for heading in answers:
        match = _option(heading.item, known) if heading.item else Match(None, 0, False)
        rows.append((heading.name, match.best, match.likeness, match.sure, heading.item))
    return [*lines, *_unfound(known, rows, bool(other)), "", *table("columns", rows)]


def _counted(of_set: MultipleSet | None, answers: Sequence[Heading], export: Export) -> list[str]:
    """Which code the set itself counts as chosen, where that is not plain from the codes."""
    if of_set is None or of_set.counted is None:
        return []
    code, labels = of_set.counted, answers[0].labels
    if letters(labels.get(code, code)) in CHOSEN:
        return []
    others = sorted({text for heading in answers for text in export.column(heading.name)[1]} - {code}, key=_order)
    return [
        line("chosen", listed([code]), True, "zo staat het in de set"),
        line("not_chosen", listed(others), len(others) == 1),
    ]


def _by_cell(columns: Columns, known: Known, export: Export, current: Source) -> list[str]:
    heading = columns.answers[0]
    texts = sorted(_spoken(heading, export), key=_order)
    separator = separator_of(texts, [word for of in known.options.values() for word in of])
    lines = _measured(known, "multiple" if separator else "single", current)
    lines.append(f"column = {quoted(heading.name)}")
    if separator:
        lines += [f"separator = {quoted(separator)}", line("shown", '"complete"', False, _ASK_SHOWN)]
    other = next((one for one in columns.others if one.part is Part.OTHER), None)
    lines += _suspects([heading], export)
    rows: list[Told] = []
    for text in _pieces(texts, separator, known):
        match = _option(text, known)
        rows.append((text, match.best, match.likeness, match.sure, ""))
    own = own_words(columns, known, export)
    if own:
        lines.append(line("other", '{ option = "anders" }', False, "eigen woorden in dezelfde kolom"))
        lines.append(f"#   bijvoorbeeld: {remark('; '.join(own))}")
        rows = [row for row in rows if row[1]]
    lines += _other(other, known)
    return [*lines, *_unfound(known, rows, bool(other or own)), "", *table("values", rows)]


def own_words(columns: Columns, known: Known, export: Export) -> list[str]:
    """Texts among the answers of a list that are none of them, where the question has an answer for own words."""
    if (
        len(columns.answers) > 1
        or "anders" not in known.options
        or any(one.part is Part.OTHER for one in columns.others)
    ):
        return []
    texts = _spoken(columns.answers[0], export)
    separator = separator_of(texts, [word for of in known.options.values() for word in of])
    strange = [text for text in _pieces(texts, separator, known) if not _option(text, known).best]
    return [] if any(map(is_code, strange)) else strange


_ASK_SHOWN = (
    '"complete": ieder kreeg de vraag; "answered": alleen wie iets koos; of { column = "...", values = ["Ja"] }'
)


def _shown(answers: Sequence[Heading], export: Export) -> str:
    """Whether the file itself tells who saw the question: by a word for not chosen, or for seen."""
    seen = set(map(key, SEEN.get(export.format, ())))
    for heading in answers:
        if any(letters(text) in NOT_CHOSEN or text in seen for text in _spoken(heading, export, everything=True)):
            return line(
                "shown", '"answered"', True, "wie de vraag zag, heeft in het bestand ook bij niet gekozen een waarde"
            )
    return line("shown", '"complete"', False, _ASK_SHOWN)


def _spoken(heading: Heading, export: Export, *, everything: bool = False) -> list[str]:
    """The different texts of a column as people read them, without those that are declared missing."""
    seen = SEEN.get(export.format, ())
    return [
        heading.labels.get(text, text)
        for text in export.column(heading.name)[1]
        if text not in heading.missing and (everything or text not in seen)
    ]


def _unsaid(export: Export) -> set[str]:
    return {"n/a", "n.v.t."} | set(SEEN.get(export.format, ())) | set(SUSPECT)


def _suspects(answers: Sequence[Heading], export: Export) -> list[str]:
    """Codes without a label that often mean no answer: asked, and not assumed."""
    found: dict[str, int] = {}
    for heading in answers:
        codes, texts = export.column(heading.name)
        for place, text in enumerate(texts):
            if (
                text in SUSPECT
                and text not in (*heading.labels, *heading.missing, *SEEN.get(export.format, ()))
                and (heading.labels or text.startswith("-") or len(text) > 1)
            ):
                found[text] = found.get(text, 0) + int((codes == place).sum())
    told = ", ".join(f"{text} komt {times} keer voor" for text, times in found.items())
    return [line("missing", listed(found), False, f"{told}, zonder label: is dat geen antwoord?")] if found else []


def _option(text: str, known: Known) -> Match:
    if key(text) in map(key, OTHER) and "anders" in known.options:
        return Match("anders", 100, True)
    return best_of(text, known.options)


def _pieces(texts: Sequence[str], separator: str, known: Known) -> list[str]:
    """The different answers in cells, the known ones whole."""
    if not separator:
        return list(dict.fromkeys(texts))[:40]
    whole = {key(word): word for of in known.options.values() for word in of}
    pieces: dict[str, None] = {}
    for text in texts:
        found, own = parted(text, separator, whole)
        codes = [piece.strip() for piece in own.split(separator)] if own else []
        pieces |= dict.fromkeys([*found, *(codes if all(map(is_code, codes)) else [own])])
    return sorted(pieces, key=_order)[:40]


def _other(other: Heading | None, known: Known) -> list[str]:
    if other is None or (known.options and "anders" not in known.options):
        return []
    return [f'other = {{ column = {quoted(other.name)}, option = "anders" }}']


def _unfound(known: Known, rows: Sequence[Told], other: bool) -> list[str]:
    """Answers that no column or value was found for: to choose from where there are codes that tell nothing."""
    found = [*(row[1] for row in rows), "anders" if other else None]
    lost = [option for option in known.options if option not in found]
    if lost and not all(row[3] for row in rows):
        return [f"# Hieronder is nog te kiezen uit: {', '.join(lost)}"]
    return [line("not_offered", listed(lost), False, "niet gevonden: dit jaar niet gevraagd?")] if lost else []


def _order(text: str) -> list[tuple[bool, int, str]]:
    """A2 before A10."""
    return [(part.isdigit(), int(part) if part.isdigit() else 0, part) for part in re.split(r"([0-9]+)", text)]
