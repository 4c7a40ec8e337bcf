"""Reading *groepen*: results of groups of municipalities, none of which gives away what few municipalities said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data.building.names import folded, slug
from data.statistics import THRESHOLD
from data.survey.schema import EVERYONE, ObsStatus
from data.workbook import values
from data.workbook.answers import Answer, read_answer
from data.workbook.asked import Asked
from data.workbook.extras import Titles, question_of
from data.workbook.known import Known
from data.workbook.records import Log, Record, hint
from data.workbook.results import Answers


@dataclass
class Block:
    """The answers of one group to one question, by option; ``base_n`` is the n of the group."""

    place: str
    asked: Asked
    base_n: int | None
    answers: dict[str, Answer] = field(default_factory=dict)

    @property
    def hidden(self) -> bool:
        """Whether any of its percentages is not shown."""
        return any(answer.status == ObsStatus.SUPPRESSED for answer in self.answers.values())

    @property
    def closed(self) -> bool:
        """Whether none of its percentages is shown, nor its n."""
        return self.hidden and all(answer.percentage is None for answer in self.answers.values())


@dataclass
class Group:
    """A group of municipalities; ``population`` counts those that did not take part too."""

    group: str
    dimension: str
    label: str
    population: int | None
    blocks: dict[str, Block] = field(default_factory=dict)


def read_groups(rows: Sequence[Record], known: Known, asked: Titles, answers: Answers, log: Log) -> list[Group]:
    """The groups in the order in which they stand, each with its blocks by question id."""
    found: dict[tuple[str, str], Group] = {}
    for row in rows:
        group = _group(row, known, found, log)
        question = question_of(row, asked, log)
        if group is None or question is None:
            continue
        base = log.take(values.base, row["n"])
        block = group.blocks.setdefault(question.question, Block(row.start, question, base))
        if base != block.base_n:
            log.fault(
                row["n"].place,
                f"n is hier {base or 'leeg'} en op een eerdere rij van deze groep {block.base_n or 'leeg'}",
            )
        _read_answer(row, block, answers[question.question], log)
    for group in found.values():
        for block in group.blocks.values():
            _check_block(group, block, answers[block.asked.question], log, decided=_as_it_was(group, block, known))
    _check_hidden(list(found.values()), log)
    return list(found.values())


def _group(row: Record, known: Known, found: dict[tuple[str, str], Group], log: Log) -> Group | None:
    dimension, label = log.take(values.text, row["indeling"]), log.take(values.text, row["groep"])
    population = log.take(values.base, row["gemeenten in groep"])
    for name, value in (("indeling", dimension), ("groep", label)):
        if value is None:
            log.fault(row[name].place, f"‘{name}’ is niet ingevuld")
    if dimension is None or label is None:
        return None
    key = folded(dimension), folded(label)
    if key not in found:
        ids = known.group_ids
        taken = {*ids.values(), *(group.group for group in found.values()), EVERYONE}
        found[key] = Group(ids.get(key) or slug(f"{dimension}-{label}", taken), dimension, label, population)
    elif population != found[key].population:
        log.fault(row["gemeenten in groep"].place, "is anders dan op een eerdere rij van deze groep")
    return found[key]


def _read_answer(row: Record, block: Block, known: Mapping[str, Answer], log: Log) -> None:
    label = log.take(values.text, row["antwoord"])
    labels = {folded(answer.label): answer for answer in known.values()}
    found = labels.get(folded(label)) if label else None
    if found is None:
        names = [answer.label for answer in known.values()]
        log.fault(row["antwoord"].place, f"het antwoord ‘{label or ''}’ is niet bekend{hint(label or '', names)}")
    elif found.option in block.answers:
        log.fault(row.start, f"het antwoord ‘{label}’ van deze groep staat er twee keer")
    else:
        answer = read_answer(row, block.base_n, log, weighted=block.asked.weighting is not None)
        answer.option, answer.label = found.option, found.label
        block.answers[found.option] = answer


def _as_it_was(group: Group, block: Block, known: Known) -> bool:
    """Whether a block hides and shows the same as in the dashboard, where that was decided about."""
    was = known.was.get((block.asked.question, group.group), {})
    told = {option for option, row in was.items() if row["percentage"] is not None}
    return bool(told) and told == {option for option, answer in block.answers.items() if answer.percentage is not None}


def _check_block(group: Group, block: Block, known: Mapping[str, Answer], log: Log, *, decided: bool) -> None:
    where = f"groep ‘{group.label}’, vraag ‘{block.asked.title}’"
    for answer in known.values():
        if not answer.stopped and answer.option not in block.answers:
            log.fault(block.place, f"{where}: het antwoord ‘{answer.label}’ ontbreekt")
    shown = any(answer.percentage is not None for answer in block.answers.values())
    if block.hidden and shown and not decided:
        log.fault(
            block.place,
            f"{where}: scherm alle antwoorden af of geen: uit de andere is het verborgen antwoord af te leiden",
        )
    if shown and block.base_n is None:
        log.fault(block.place, f"{where}: n is niet ingevuld")
    if shown and block.base_n is not None and block.base_n < THRESHOLD and not decided:
        log.fault(
            block.place,
            f"{where}: n is {block.base_n}, minder dan {THRESHOLD}: laat de percentages leeg en kies ‘afgeschermd’",
        )
    for most, what in (
        (group.population, "het aantal gemeenten in de groep"),
        (block.asked.base_n, "n van alle gemeenten"),
    ):
        if block.base_n and most and block.base_n > most:
            log.fault(block.place, f"{where}: n ({block.base_n}) is meer dan {what} ({most})")


def _check_hidden(groups: Sequence[Group], log: Log) -> None:
    """One hidden group of a dimension can be calculated from the total and the other groups."""
    blocks: dict[tuple[str, str], list[tuple[Group, Block]]] = {}
    for group in groups:
        for question, block in group.blocks.items():
            blocks.setdefault((folded(group.dimension), question), []).append((group, block))
    for found in blocks.values():
        hidden = [item for item in found if item[1].closed]
        shown = sorted((item for item in found if not item[1].closed), key=lambda item: item[1].base_n or 0)
        if len(hidden) == 1 and shown:
            (group, block), (other, _) = hidden[0], shown[0]
            log.fault(
                block.place,
                f"alleen ‘{group.label}’ is afgeschermd bij ‘{block.asked.title}’, en dan uit het totaal en de andere "
                f"groepen te berekenen: scherm er nog een af, zoals ‘{other.label}’",
            )
