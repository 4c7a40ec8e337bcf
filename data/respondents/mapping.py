"""Reads a mapping file (TOML) into a plan; every fault is told at once, in Dutch."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from data.respondents.form import Format
from data.respondents.plan import (
    DERIVED,
    Background,
    NewOption,
    NewQuestion,
    OpenPlan,
    Plan,
    QuestionPlan,
    Shown,
)
from data.respondents.taking import Taker
from data.statistics import THRESHOLD

KINDS = ("single", "multiple", "scale")
DEFINITION = "waarvan het percentage een deel is, bijvoorbeeld: Gemeenten die dit kozen, als deel van de deelnemers"


def read_mapping(path: Path) -> tuple[Plan | None, list[str]]:
    """The plan (None where the file is no TOML) and its faults, each with its place; raises OSError.

    With faults the plan holds what could be read, for looking at the rest.
    """
    faults: list[str] = []
    try:
        content = tomllib.loads(path.read_bytes().removeprefix(b"\xef\xbb\xbf").decode())
    except UnicodeDecodeError:
        return None, [f"{path.name}: het bestand is niet in UTF-8. Sla het op met de codering UTF-8."]
    except tomllib.TOMLDecodeError as error:
        return None, [
            f"{path.name}: dit is geen geldig TOML ({error}). Kijk naar aanhalingstekens en haken op die regel."
        ]
    top = Taker(content, path.name, faults)
    plan = _plan(top, path.name)
    top.end()
    return plan, faults


def _plan(top: Taker, file: str) -> Plan:
    def part(name: str) -> Taker:
        return Taker(top.table.pop(name, {}), f"{file}, [{name}]", top.faults)

    def each(name: str) -> list[Taker]:
        return [
            Taker(item, f"{file}, [[{name}]] {_called(item, number)}", top.faults)
            for number, item in enumerate(top.tables(name), 1)
        ]

    wave, source, place, weight, groups = map(part, ("wave", "file", "municipality", "weight", "groups"))
    format_ = source.text("format", among=[*Format])
    column = weight.text("column")
    plan = Plan(
        file=file,
        year=wave.number("year", needed="het jaar van de peiling", low=1990, high=2099) or 0,
        title=wave.text("title", needed="de naam van de peiling"),
        population=wave.number("population", needed="het aantal gemeenten in dat jaar (CBS)") or 0,
        source=wave.text("source", needed="waar de cijfers vandaan komen"),
        format=Format(format_) if format_ else None,
        sheet=source.text("sheet") or None,
        ignore=source.texts("ignore"),
        leave_out=source.numbers("leave_out"),
        count_incomplete=source.text("incomplete", among=("leave out", "count")) == "count",
        complete=_shown(source, "complete", ()) if "complete" in source.table else None,
        municipality=place.text("column"),
        municipality_names=place.pairs("names"),
        weight=column,
        weighting=weight.text("description", needed="waarop is gewogen; dit komt in de toelichting" if column else ""),
        threshold=groups.number("threshold", low=1, high=1000) or THRESHOLD,
        questions=[_question(taker) for taker in each("question")],
        backgrounds=[_background(taker) for taker in each("background")],
        open_answers=[_open(taker) for taker in each("open")],
        new_questions=[_new_question(taker) for taker in each("new_question")],
        new_options=[_new_option(taker) for taker in each("new_option")],
    )
    for taker in (wave, source, place, weight, groups):
        taker.end()
    if not plan.questions:
        top.fault("er is geen [[question]]: zonder vraag valt er niets te tellen")
    return plan


def _called(item: Any, number: int) -> str:
    names = [item.get(key) for key in ("id", "column", "dimension") if isinstance(item, dict)]
    return str(next((name for name in names if name), number))


def _shown(taker: Taker, key: str, words: tuple[str, ...], needed: str = "") -> Shown:
    """A word, or a filter: { column = "q04", values = ["Ja"] }."""
    value = taker.table.get(key)
    if not isinstance(value, dict):
        return Shown(taker.text(key, among=words, needed=needed, default=words[0] if words else ""))
    part = Taker(taker.table.pop(key), f"{taker.place}, {key}", taker.faults)
    shown = Shown("column", part.text("column", needed="de kolom van het filter"), part.texts("values"))
    if not shown.values:
        part.fault("values is niet ingevuld: bij welke waarden van de kolom geldt het")
    part.end()
    return shown


def _question(taker: Taker) -> QuestionPlan:
    kind = taker.text("kind", needed="hoe gevraagd is", among=KINDS, default="single")
    told = (
        "hoe men weet dat de vraag getoond is: wie niets aankruiste telt alleen dan mee" if kind == "multiple" else ""
    )
    shown = _shown(taker, "shown", ("answered", "complete"), told)
    other = Taker(taker.table.pop("other", {}), f"{taker.place}, other", taker.faults)
    wide = taker.text("comparable_with", needed='het jaar waarmee deze meting vergelijkt, of "break"')
    plan = QuestionPlan(
        question_id=taker.text("id", needed="de vraag, zoals in de tabel met vragen"),
        kind=kind,
        shown=shown,
        per_item=taker.text("base", among=("question", "item"), default="item" if kind == "scale" else "question")
        == "item",
        columns=taker.pairs("columns"),
        cells=taker.texts("column"),
        values=taker.pairs("values"),
        # Not tidied: a separator may be a space or a line end.
        separator=str(taker.table.pop("separator", "")),
        chosen=taker.texts("chosen"),
        not_chosen=taker.texts("not_chosen"),
        other_option=other.text("option"),
        other_column=other.text("column"),
        missing=taker.texts("missing"),
        seen=taker.texts("seen"),
        in_base=taker.texts("in_base"),
        not_offered=taker.texts("not_offered"),
        definition=taker.text("definition", needed=DEFINITION),
        definition_status=taker.text("definition_status", among=("stated", "inferred", "not_stated"), default="stated"),
        comparable_with=int(wide) if wide.isdigit() else None,
        new=wide == "new",
        break_note=taker.text("break_note", needed="waarom eerdere jaren niet vergelijken" if wide == "break" else ""),
        wording=taker.text("wording", among=("same", "changed", "new")),
    )
    if wide not in ("", "break", "new") and not wide.isdigit():
        taker.fault(f'comparable_with = "{wide}" kan niet: schrijf een jaar, "break", of "new" voor een nieuwe vraag')
    _whole(taker, plan)
    other.end()
    taker.end()
    return plan


def _whole(taker: Taker, plan: QuestionPlan) -> None:
    """Columns and values go together, and a scale says which of its values count as chosen."""
    if plan.columns and plan.cells:
        taker.fault("gebruik columns (een kolom per antwoord) of column (een kolom met de antwoorden), niet allebei")
    if not plan.columns and not plan.cells:
        taker.fault("er is geen kolom: noem die bij column, of een kolom per antwoord bij columns")
    if plan.cells and not plan.values:
        taker.fault("values is niet ingevuld: welke waarde in de kolom bij welk antwoord hoort")
    if plan.kind == "scale" and not plan.chosen:
        taker.fault('chosen is niet ingevuld: welke waarden tellen als gekozen, bijvoorbeeld ["veel", "heel veel"]')
    if plan.kind == "scale" and not plan.columns:
        taker.fault("een schaal heeft columns: een kolom per onderwerp")
    if both := sorted({*plan.chosen} & {*plan.not_chosen, *plan.missing} | {*plan.not_chosen} & {*plan.missing}):
        taker.fault(f"{', '.join(both)} staat bij meer dan een van chosen, not_chosen en missing")
    if plan.other_column and not plan.other_option:
        taker.fault("other heeft geen option: bij welk antwoord de eigen woorden horen")


def _background(taker: Taker) -> Background:
    derived = taker.text("from", among=[*DERIVED])
    column = taker.text("column", needed="" if derived else "de kolom waarnaar gegroepeerd wordt")
    dimension = taker.text(
        "dimension", needed="" if derived else "hoe deze indeling heet", default=DERIVED.get(derived, "")
    )
    made = Background(dimension, column, derived, taker.pairs("values"))
    taker.end()
    return made


def _open(taker: Taker) -> OpenPlan:
    made = OpenPlan(
        taker.text("column", needed="de kolom met de eigen woorden"),
        taker.text("question", needed="de vraag waar de woorden bij horen"),
        taker.text("theme") or None,
    )
    taker.end()
    return made


def _new_question(taker: Taker) -> NewQuestion:
    made = NewQuestion(
        taker.text("id", needed="een korte naam in kleine letters, met streepjes"),
        taker.text("title", needed="een korte titel"),
        taker.text("text", needed="de vraag, zoals gesteld"),
        taker.number("number"),
    )
    taker.end()
    return made


def _new_option(taker: Taker) -> NewOption:
    made = NewOption(
        taker.text("question", needed="de vraag van het antwoord"),
        taker.text("id", needed="een korte naam in kleine letters, met streepjes"),
        taker.text("label", needed="het antwoord, kort"),
        taker.text("text") or None,
    )
    taker.end()
    return made
