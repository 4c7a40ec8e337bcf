"""What the tables hold beyond the source: bases that are inferred, and the statuses that follow from others."""

from __future__ import annotations

from data.building.source_files import Row, Source, Value, for_everyone
from data.statistics import Published, Reconstruction, reconstruct
from data.survey.schema import EVERYONE, FIRM_BASE, ObsStatus


def derive(source: Source) -> Source:
    """The source with bases and statuses filled in; the source itself stays as it is."""
    with_n = {**source, "measurements": with_bases(source)}
    return {**with_n, "results": with_statuses(with_n)}


def with_bases(source: Source) -> list[Row]:
    """Rows of measurements with base_n, base_status, base_confidence and base_alternatives.

    A reported base stays; elsewhere the year's questions are reconstructed together, in the order of the questionnaire.
    """
    position = {row["question_id"]: int(str(row["position"])) for row in source["questions"]}
    found: dict[tuple[Value, Value], Reconstruction] = {}
    for wave in source["waves"]:
        year = [row for row in source["measurements"] if row["year"] == wave["year"]]
        # What is weighted is no k/n; with a reported n it still tells of its neighbours.
        year = [row for row in year if row["base_n"] is not None or not is_weighted(row)]
        year.sort(key=lambda row: position[row["question_id"]])
        bases = reconstruct([_published(source, row) for row in year], int(str(wave["population"])))
        found |= {(row["question_id"], row["year"]): base for row, base in zip(year, bases, strict=True)}
    return [
        Row(
            row.line,
            {**row.values, **_base_columns(row, found.get((row["question_id"], row["year"]), Reconstruction()))},
        )
        for row in source["measurements"]
    ]


def is_weighted(measurement: Row) -> bool:
    """Whether the percentages are weighted, so that they are no k/n."""
    return any(measurement.values.get(name) is not None for name in ("weighting", "design_effect"))


def _published(source: Source, measurement: Row) -> Published:
    key = measurement["question_id"], measurement["year"]
    percentages = tuple(
        float(row["percentage"])
        for row in for_everyone(source)
        if (row["question_id"], row["year"]) == key and row["percentage"] is not None and row["base_n"] is None
    )
    reported = measurement["base_n"]
    percentages = () if is_weighted(measurement) else percentages
    return Published(percentages, measurement["answer_mode"] == "single", None if reported is None else int(reported))


def _base_columns(row: Row, found: Reconstruction) -> dict[str, Value]:
    known = row["base_n"] is not None
    return {
        "base_n": row["base_n"] if known else found.base_n,
        "base_status": row["base_status"] if known else None if found.base_n is None else "reconstructed",
        "base_confidence": found.confidence,
        "base_alternatives": " ".join(map(str, found.alternatives)) or None,
    }


def with_statuses(source: Source) -> list[Row]:
    """Rows of results with a status each; one that the source gives stays, but for U.

    U where a percentage has a base below 30; else B where the option's last published year before this one belongs to
    another comparable group; else A.
    """
    measured = {(row["question_id"], row["year"]): row for row in source["measurements"]}
    bases = {(row["question_id"], row["year"], row["group"]): row["base_n"] for row in source["group_bases"]}
    bases |= {(*key, EVERYONE): row["base_n"] for key, row in measured.items()}
    latest: dict[tuple[Value, ...], Value] = {}
    rows: list[Row] = []
    for row in sorted(source["results"], key=lambda row: int(str(row["year"]))):
        series = (row["question_id"], row["option_id"], row["group"])
        measurement = measured[row["question_id"], row["year"]]
        group, status = measurement["comparable_group"], row["obs_status"]
        if status is None:
            status = ObsStatus.NORMAL if latest.get(series, group) == group else ObsStatus.BREAK
        base = row["base_n"] or bases.get((row["question_id"], row["year"], row["group"]))
        if row["percentage"] is not None:
            latest[series] = group
            if base is not None and int(base) < FIRM_BASE:
                status = ObsStatus.LOW_RELIABILITY
        rows.append(Row(row.line, {**row.values, "obs_status": str(status)}))
    return sorted(rows, key=lambda row: row.line)
