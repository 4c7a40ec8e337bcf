"""Statistics: pure functions that name the source of their formula.

The law of this room: numbers and arrays in, numbers and arrays out; :mod:`data.statistics.cells` alone knows tables.
"""

from data.statistics.bases import Published, Reconstruction, fit, fitting_bases, reconstruct
from data.statistics.cells import cells
from data.statistics.changes import Bases, Changes, Undecided, Verdict, changes
from data.statistics.exchanges import Member
from data.statistics.fits import Fit, fits, likely_counts, rounded_share, smallest_base
from data.statistics.leads import Base, Judgement, judge, lead
from data.statistics.margins import change_p_value, effective_n, holm, lead_p_value, newcombe, wilson
from data.statistics.overlap import Overlap, weighted
from data.statistics.suppression import THRESHOLD, Breakdown, Hidden, suppress

__all__ = [
    "THRESHOLD",
    "Base",
    "Bases",
    "Breakdown",
    "Changes",
    "Fit",
    "Hidden",
    "Judgement",
    "Member",
    "Overlap",
    "Published",
    "Reconstruction",
    "Undecided",
    "Verdict",
    "cells",
    "change_p_value",
    "changes",
    "effective_n",
    "fit",
    "fits",
    "fitting_bases",
    "holm",
    "judge",
    "lead",
    "lead_p_value",
    "likely_counts",
    "newcombe",
    "reconstruct",
    "rounded_share",
    "smallest_base",
    "suppress",
    "weighted",
    "wilson",
]
