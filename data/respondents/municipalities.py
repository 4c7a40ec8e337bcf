"""Which municipality answered: by its code, so that next year's answers can be laid beside these."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from data.reference.municipalities import Municipality, all_municipalities, municipality
from data.respondents.checking import hint
from data.respondents.form import Export, several
from data.respondents.plan import Plan


class Municipalities:
    """The municipality of each respondent: ``keys`` is its CBS code or the text of the file, None where it is empty.

    ``known`` has what is known of a key; ``faults`` and ``remarks`` are Dutch sentences.
    """

    def __init__(self, plan: Plan, export: Export) -> None:
        codes, texts = export.column(plan.municipality)
        labels = export.headings[plan.municipality].labels
        self.known: dict[str, Municipality] = {}
        self.faults: list[str] = []
        self.remarks: list[str] = []
        found = [self._key(labels.get(text, text), plan, export, codes == place) for place, text in enumerate(texts)]
        self.keys: npt.NDArray[np.object_] = np.array([*found, None], object)[codes]
        self._twice(export)
        if empty := int((codes < 0).sum()):
            self.remarks.append(
                f"{export.file}, kolom {plan.municipality}: bij {empty} respondenten is geen gemeente ingevuld. Zij "
                "tellen mee, en horen bij de groep Onbekend."
            )

    def _key(self, text: str, plan: Plan, export: Export, rows: npt.NDArray[np.bool_]) -> str:
        name = plan.municipality_names.get(text, text)
        one = municipality(name, plan.year) or municipality(name)
        if one is not None:
            self.known[one.code] = one
            return one.code
        if text not in plan.municipality_names and rows.any():
            names = [one.name for one in all_municipalities()]
            place = export.place(int(np.flatnonzero(rows)[0]), plan.municipality)
            self.faults.append(
                f"{place}: de gemeente '{text}' kennen wij niet, of er zijn er meer met die "
                f"naam.{hint(text, names)} Verbeter de "
                f'cel, of zet "{text}" = "de juiste naam" bij [municipality.names]. Een proef: leave_out van [file].'
            )
        return name

    def _twice(self, export: Export) -> None:
        rows: dict[str, list[int]] = {}
        for row, key in enumerate(self.keys):
            if key is not None:
                rows.setdefault(str(key), []).append(int(export.rows[row]))
        again = {key: at for key, at in rows.items() if len(at) > 1}
        places = [
            f"{export.file}, rij {' en rij '.join(map(str, at))}: {self.known[key].name if key in self.known else key}"
            for key, at in again.items()
        ]
        what = "deze gemeente staat er meer dan eens. Kies welke rij telt, en zet de andere bij leave_out van [file]"
        self.faults += several(places, what)
