"""Statistics: pure functions that name the source of their formula.

:mod:`data.statistics.bases` infers how many municipalities stand behind a percentage, :mod:`data.statistics.margins`
says what a percentage and a change can carry.
"""

from data.statistics.bases import Fit, Misfit, Published, Reconstruction, fit, fitting_bases, misfits, reconstruct
from data.statistics.margins import change_p_value, effective_n, holm, newcombe, wilson

__all__ = [
    "Fit",
    "Misfit",
    "Published",
    "Reconstruction",
    "change_p_value",
    "effective_n",
    "fit",
    "fitting_bases",
    "holm",
    "misfits",
    "newcombe",
    "reconstruct",
    "wilson",
]
