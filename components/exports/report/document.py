"""A report on its way: what is added to it, one part after the other, in a new file or in the place of an older one."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from components.exports.native import NativeChart, parts
from components.exports.office_theme import colour_names
from components.exports.report import elements
from components.exports.report.elements import bookmarked, drawing, field, instruction, paragraph, run, w
from components.exports.report.kept import Kept, digest, opened, tag, written
from components.exports.report.styles import HINT, SMALL, TABLE_TEXT, add_missing, dress
from components.exports.xml import Element, name
from data.survey.characters import legal

#: Relationships that text refers to: those of text that is gone go too.
REFERRED = ("/chart", "/image", "/hyperlink", "/oleObject", "/package", "/diagramData", "/video", "/audio")
CONTENTS = "Inhoud"
Cells = Sequence[Sequence[Sequence[str]]]


class Report:
    """A document to which parts are added. ``kept`` is what authors wrote in the older one, if there is one."""

    def __init__(self, title: str, years: Sequence[int], old: bytes | None) -> None:
        """An empty report in a new file, or in that of an older report; raises UnreadableReportError."""
        self.years = years
        self.file = docx.Document() if old is None else opened(old)
        self.kept = Kept() if old is None else written(self.file)
        if old is None:
            dress(self.file, years, title)
        add_missing(self.file)
        properties, now = self.file.core_properties, datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        properties.title, properties.language, properties.modified = legal(title), "nl-NL", now
        if old is None:
            properties.author, properties.comments, properties.created = "Inclusietrends", "", now
        properties.last_modified_by = "Inclusietrends"
        self.ids = {style.name: style.style_id for style in self.file.styles}
        self.counts = {"Tabel": 0, "Figuur": 0}
        self.body: list[Element] = []
        self.hints: set[str] = set()
        self.last = self._emptied()
        self.number = self._highest_number()

    def _emptied(self) -> Element:
        """Take out everything but what belongs to the last section, which is returned; count the comments that go."""
        body = self.file.element.body
        commented = name("w:commentReference")
        before = sum(1 for _ in body.iter(commented))
        self.kept.comments = before - sum(1 for control in self.kept.all for _ in control.iter(commented))
        last = body[-1]
        for element in list(body):
            body.remove(element)
        return last

    def _highest_number(self) -> int:
        """The highest number of a drawing or a bookmark in what is kept: those that are added go on from it."""
        kept = [element for control in self.kept.all for element in control.iter()]
        tags = (name("wp:docPr"), name("w:bookmarkStart"))
        found = [element.get("id") or element.get(name("w:id")) for element in kept if element.tag in tags]
        return max([100, *(int(one) for one in found if one and one.isdecimal())])

    def _next(self) -> int:
        self.number += 1
        return self.number

    def text(self, text: str, style: str = "Normal", *, keep: bool = False) -> None:
        """Add a paragraph; nothing for an empty text."""
        if text:
            self.body.append(paragraph(self.ids[style], run(text), keep=keep))

    def heading(self, text: str, level: int) -> None:
        """Add a heading."""
        self.text(text, f"Heading {level}", keep=True)

    def caption(self, kind: str, text: str, *, keep: bool = False) -> None:
        """Add a caption with a number that Word counts: Tabel 3. Fase van de implementatie."""
        self.counts[kind] += 1
        counted = field(f"SEQ {kind} \\* ARABIC", str(self.counts[kind]))
        self.body.append(paragraph(self.ids["Caption"], run(f"{kind} "), *counted, run(f". {text}"), keep=keep))

    def table(self, caption: str, rows: Cells, widths: Sequence[float], alt: str) -> None:
        """Add a table below its caption; its first row is the header."""
        self.caption("Tabel", caption, keep=True)
        styles = self.ids[TABLE_TEXT], self.ids[SMALL]
        self.body.append(elements.table(rows, widths, styles, caption, alt))
        # Word joins two tables that nothing parts.
        self.body.append(paragraph(self.ids[SMALL]))

    def charts(self, charts: Sequence[NativeChart], explanation: Sequence[tuple[str, str]], caption: str) -> None:
        """Add charts beside each other, above their caption."""
        runs = [self._chart(chart, explanation) for chart in charts]
        self.body.append(paragraph(self.ids["Normal"], *runs, keep=True))
        self.caption("Figuur", caption)

    def _chart(self, chart: NativeChart, explanation: Sequence[tuple[str, str]]) -> Element:
        package, number = self.file.part.package, self._next()
        made = parts(chart, explanation, colour_names(self.years))
        drawn = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, made.drawing, package)
        book = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
        drawn.relate_to(Part(book, CONTENT_TYPE.SML_SHEET, made.workbook, package), RELATIONSHIP_TYPE.PACKAGE)
        key = self.file.part.relate_to(drawn, RELATIONSHIP_TYPE.CHART)
        return drawing(key, number, f"Grafiek {number}", chart.alt, (chart.place.width, chart.place.height))

    def place(self, place: str, title: str, hint: str) -> None:
        """Add a place for an author's text, with what was written there or what belongs there."""
        shown = paragraph(self.ids["Normal"], run(hint, w("rStyle", val=self.ids[HINT])))
        self._control(place, title, [shown], hint, empty=True)

    def proposal(self, place: str, title: str, texts: Sequence[tuple[str, str]]) -> None:
        """Add a place with texts that are to be replaced, each with its style, or with what stands in their place."""
        contents = [paragraph(self.ids[style], run(text), keep=style == "Quote") for text, style in texts]
        self._control(place, title, contents, " ".join(text for text, _ in texts), empty=False)

    def _control(self, place: str, title: str, contents: list[Element], text: str, *, empty: bool) -> None:
        text = legal(text)
        self.hints |= {text} if empty else set()
        found = self.kept.take(place, legal(title), text)
        if found is None:
            found = elements.control(tag(place, text), title, self._next(), contents, empty=empty)
        self.body.append(found)

    def rest(self, heading: str, explained: str) -> None:
        """Add what was written at places that are no more."""
        found = self.kept.rest(self.hints)
        if found:
            self.heading(heading, 1)
            self.text(explained)
            self.body += found

    def contents(self, at: int) -> None:
        """Put a table of contents at a place among the parts: a field that shows its entries before it is updated.

        The entries have no page numbers, which only a program that lays out pages knows; Word adds them when the field
        is updated, and until then each entry is a link.
        """
        levels = {self.ids["Heading 1"]: "toc 1", self.ids["Heading 2"]: "toc 2"}
        entries: list[Element] = []
        for part in self.body:
            for found in [part] if part.tag == name("w:p") else part.iter(name("w:p")):
                style = found.find(f"{name('w:pPr')}/{name('w:pStyle')}")
                level = None if style is None else levels.get(style.get(name("w:val")))
                text = "".join(one.text or "" for one in found.iter(name("w:t")))
                if level and text:
                    entries.append(self._entry(found, level, text))
        if not entries:
            return
        start = [w("r", w("fldChar", fldCharType="begin")), w("r", instruction('TOC \\o "1-2" \\h \\z \\u'))]
        properties = entries[0].find(name("w:pPr"))
        for element in reversed([*start, w("r", w("fldChar", fldCharType="separate"))]):
            properties.addnext(element)
        entries[-1].append(w("r", w("fldChar", fldCharType="end")))
        gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
        heading = paragraph(self.ids["TOC Heading"], run(CONTENTS))
        properties = w("sdtPr", w("id", val=str(self._next())), gallery)
        self.body.insert(at, w("sdt", properties, w("sdtContent", heading, *entries)))

    def _entry(self, heading: Element, level: str, text: str) -> Element:
        """An entry that leads to a heading, which gets a bookmark for it."""
        number = self._next()
        mark = f"_kop{number}{digest(text)}"
        properties = heading.find(name("w:pPr"))
        rest = [child for child in heading if child is not properties]
        for child in rest:
            heading.remove(child)
        heading.extend(bookmarked(number, mark, rest))
        return paragraph(self.ids[level], w("hyperlink", run(text), anchor=mark, history="1"))

    def content(self) -> bytes:
        """The file."""
        body = self.file.element.body
        body.extend([*self.body, self.last])
        used = {value for element in body.iter() for value in element.attrib.values()}
        for key, link in list(self.file.part.rels.items()):
            if link.reltype.endswith(REFERRED) and key not in used:
                self.file.part.rels.pop(key)
        memory = io.BytesIO()
        self.file.save(memory)
        return memory.getvalue()
