"""Proposes a mapping file: columns of a file of respondents laid beside the questions of the survey."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from data.building.source_files import Source
from data.reference.municipalities import municipalities, municipality
from data.respondents.door import letters, words
from data.respondents.form import Export, Heading, Part
from data.respondents.mapping_text import HEAD, ignored, line, quoted, remark
from data.respondents.matching import MOST_ANSWERS, Columns, Known, Match, grouped, known_questions, question_of
from data.respondents.opening import open_export
from data.respondents.proposed_question import own_words, proposed

WEIGHTS = words("weight weights weging gewicht weegfactor wgt wt wegingsfactor weegvariabele")
#: What columns are like that are like no question.
UNKNOWN = Match(None, 0, False)
#: Of so many of its different texts, a column with municipalities holds the names or codes of some.
MOST = 0.6
#: The letters of a remark on the file.
LONGEST = 600


def propose(path: Path, current: Source) -> str:
    """The text of a mapping file (TOML) for a person to finish; raises UnreadableError or OSError."""
    export = open_export(path)
    place = _municipality_column(export)
    weight = next((name for name in export.headings if letters(name) in WEIGHTS), None)
    known = known_questions(current)
    groups = [
        group for group in grouped(export, known) if not {place, weight} & {heading.name for heading in group.answers}
    ]
    matches = _assigned(groups, export, known)
    strange = [group for group in groups if group not in [of for of, _ in matches] and _is_list(group, export)]
    used = {
        heading.name for group in (*(of for of, _ in matches), *strange) for heading in (*group.answers, *group.others)
    } | {place, weight}
    left = {
        name: _told(heading, export)
        for name, heading in export.headings.items()
        if name not in used and len(export.column(name)[1])
    }
    year = max(int(str(row["year"])) for row in current["waves"]) + 1
    parts = [
        HEAD.format(file=path.name, format=export.format),
        "\n".join(_wave(year, current)),
        "\n".join(
            [
                "[file]",
                f'format = "{export.format}"',
                *(f"# {remark(text, LONGEST)}" for text in export.remarks),
                *ignored(left),
            ]
        ),
        *_who(place, weight),
        "\n\n".join("\n".join(proposed(group, match, export, current)) for group, match in matches),
        "\n\n".join("\n".join(proposed(group, UNKNOWN, export, current)) for group in strange),
        "\n".join(_unasked(matches, current)),
        "\n".join(_opens([*matches, *((group, UNKNOWN) for group in strange)], export, known)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _assigned(groups: Sequence[Columns], export: Export, known: Mapping[str, Known]) -> list[tuple[Columns, Match]]:
    """The question of each group of columns; of two groups that are like one question only the most alike."""
    found: dict[str, tuple[float, int, Columns, Match]] = {}
    for number, group in enumerate(groups):
        match = question_of(group, export, known)
        if match.best and match.likeness > found.get(match.best, (0.0,))[0]:
            found[match.best] = (match.likeness, number, group, match)
    return [(group, match) for _, _, group, match in sorted(found.values(), key=lambda item: item[1])]


def _is_list(group: Columns, export: Export) -> bool:
    """Whether the columns hold answers of a list: few different texts, each of which comes back."""
    if len(group.answers) > 1:
        return True
    codes, texts = export.column(group.answers[0].name)
    return 1 < len(texts) <= MOST_ANSWERS and len(codes) > 2 * len(texts)


def _told(heading: Heading, export: Export) -> str:
    texts = export.column(heading.name)[1]
    shown = "; ".join(heading.labels.get(text, text) for text in texts[:4])
    asked = " / ".join(filter(None, (heading.text, heading.item))) if heading.text != heading.name else ""
    return f"{asked} — {shown}" if asked else shown


def _wave(year: int, current: Source) -> list[str]:
    last = max(current["waves"], key=lambda row: int(str(row["year"])))
    there = municipalities(year)
    return [
        "[wave]",
        line("year", str(year), True, f"volgt op {last['year']}: klopt dit jaar?"),
        line("title", quoted(str(last["title"]).replace(str(last["year"]), str(year))), True),
        line("population", str(len(there)) if there else "0", bool(there), "gemeenten op 1 januari van dat jaar (CBS)"),
        line("source", quoted(f"VNG, peiling {year}"), False, "waar de cijfers vandaan komen"),
    ]


def _municipality_column(export: Export) -> str | None:
    """The column whose texts are municipalities."""
    for name, heading in export.headings.items():
        texts = [heading.labels.get(text, text) for text in export.column(name)[1]]
        named = [text for text in texts[:400] if municipality(text) is not None and not text.isdigit()]
        if len(named) > MOST * min(len(texts), 400) and len(texts) > 1:
            return name
        if re.search(r"gemeente(naam|code)?$|municipality|gm_?code", letters(name)) and any(
            map(municipality, texts[:50])
        ):
            return name
    return None


def _who(place: str | None, weight: str | None) -> list[str]:
    parts = []
    if place:
        parts.append("\n".join([
            "# De gemeente van elke respondent: een rij per gemeente. Onbekende namen: zet ze bij "
            "[municipality.names].",
            "[municipality]", f"column = {quoted(place)}", "",
            "# Groepen: de grootteklasse (CBS) en de provincie volgen uit de gemeente.",
            "[[background]]", 'from = "size"', 'dimension = "Gemeentegrootte"', "",
            "[[background]]", 'from = "province"', 'dimension = "Provincie"', "",
            "[groups]", "threshold = 5  # groepen met minder gemeenten worden verborgen",
        ]))  # fmt: skip
    if weight:
        parts.append("\n".join([
            f"# TODO Kolom {weight} lijkt een weging. Weegt u, haal dan de # weg en zeg waarop; anders hoort "
            "zij bij ignore.",
            "# [weight]", f"# column = {quoted(weight)}", '# description = "Gewogen naar grootteklasse"',
        ]))  # fmt: skip
    return parts


def _unasked(matches: Sequence[tuple[Columns, Match]], current: Source) -> list[str]:
    """Questions of last time for which no column was found."""
    found = {match.best for _, match in matches}
    lost = [row for row in current["questions"] if row["question_id"] not in found]
    return ["# Vragen waarvoor geen kolom is gevonden (zijn zij gesteld, voeg dan een [[question]] toe):"] * bool(
        lost
    ) + [f"#   {row['question_id']}: {remark(str(row['text']))}" for row in lost]


def _opens(matches: Sequence[tuple[Columns, Match]], export: Export, known: Mapping[str, Known]) -> list[str]:
    """Own words beside the answers of a question wait for review; remarks only where a person says so."""
    lines: list[str] = []
    for group, match in matches:
        asked = known.get(str(match.best))
        mixed = group.answers[:1] if asked and own_words(group, asked, export) else []
        for heading in (*group.others, *mixed):
            if not len(export.column(heading.name)[1]):
                continue
            sure = heading.part is Part.OTHER and match.sure
            mark = "" if sure else "# "
            lines += [
                *(["", "[[open]]"] if sure else ["", "# TODO Open antwoorden? Haal dan de # weg.", "# [[open]]"]),
                f"{mark}column = {quoted(heading.name)}",
                f"{mark}question = {quoted(match.best or '?')}",
            ]
    return lines
