"""The whole survey as a report for Word, made from the tables without a browser or a service.

The law of this room: what stands in the report is what the pages say, from the same functions; what authors write
stands in content controls, which a second run keeps as they are. The parts: ``contents`` says what comes after what,
``document`` adds it to a file, ``elements`` and ``styles`` know WordprocessingML, ``kept`` knows the controls.

Charts are native: DrawingML chart parts, each with its numbers in a workbook of its own, from
:mod:`components.exports.native`, as in PowerPoint. They stay sharp at any size and on paper, authors can edit them in
Word, they take the colours of the document's theme, and LibreOffice draws them too. Pictures were the other choice:
those that our own figures give need a browser, and a second library that draws (matplotlib, 60 MB with its
dependencies) would be a second truth of what a chart looks like.
"""

from __future__ import annotations

from components.exports.report.contents import trend_report
from components.exports.report.kept import Kept, UnreadableReportError, filled

__all__ = ["Kept", "UnreadableReportError", "filled", "trend_report"]
