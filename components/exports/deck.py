"""A PowerPoint file with the product's theme and layouts, to which slides are added; it knows nothing of the survey."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import XmlPart
from pptx.oxml import parse_xml
from pptx.oxml.shapes.graphfrm import CT_GraphicalObjectFrame
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.util import Pt

from components.exports.deck_layouts import EMU, HEIGHT, NUMBER, NUMBER_BOX, WIDTH, Box, set_layouts, transform
from components.exports.native import NativeChart, parts
from components.exports.office_theme import colour_names, themed
from components.exports.xml import el, name
from data.survey.characters import legal

LANGUAGE = "nl-NL"


class Paragraph(NamedTuple):
    """A paragraph on a slide; without a size it looks as its placeholder has it."""

    text: str
    size: float | None = None
    bold: bool = False
    level: int = 0


class Deck:
    """Slides of a survey with ``years``."""

    def __init__(self, title: str, years: Sequence[int]) -> None:
        """An empty deck with a title for its properties."""
        self.years = years
        self.file = Presentation()
        self.file.slide_width, self.file.slide_height = Pt(WIDTH), Pt(HEIGHT)
        set_layouts(self.file)
        self._set_theme(self.file.slide_master.part)
        properties, now = self.file.core_properties, datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        properties.title, properties.language = legal(title), LANGUAGE
        properties.author = properties.last_modified_by = "Inclusietrends"
        properties.created = properties.modified = now
        self._drop_thumbnail()

    def slide(self, layout: str) -> Slide:
        """A new slide with a layout of :mod:`components.exports.deck_layouts`."""
        return self.file.slides.add_slide(next(item for item in self.file.slide_layouts if item.name == layout))

    def write(self, slide: Slide, place: int, paragraphs: Iterable[Paragraph], box: Box | None = None) -> Shape:
        """Fill a placeholder, and put it in a box where it is not to be where its layout has it."""
        shape: Shape = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == place)
        if box:
            shape.left, shape.top, shape.width, shape.height = map(Pt, box)
        frame = shape.text_frame
        for number, item in enumerate(paragraphs):
            paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
            paragraph.level = item.level
            run = paragraph.add_run()
            run.text = legal(item.text)
            if item.size:
                run.font.size = Pt(item.size)
            if item.bold:
                run.font.bold = True
        return shape

    def draw(self, slide: Slide, chart: NativeChart, explanation: Sequence[tuple[str, str]]) -> None:
        """Add a native chart with its workbook and its text alternative."""
        package, place = slide.part.package, chart.place
        drawn = parts(chart, explanation, colour_names(self.years))
        part_name = package.next_partname(ChartPart.partname_template)
        part = ChartPart.load(part_name, CONTENT_TYPE.DML_CHART, package, drawn.drawing)
        part.relate_to(EmbeddedXlsxPart.new(drawn.workbook, package), RELATIONSHIP_TYPE.PACKAGE)
        box = [round(side * EMU) for side in (place.left, place.top, place.width, place.height)]
        key = slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
        number = slide.shapes._next_shape_id
        frame = CT_GraphicalObjectFrame.new_chart_graphicFrame(number, f"Grafiek {number}", key, *box)
        describe(frame, chart.alt)
        slide.shapes._spTree.append(frame)

    def number(self, slide: Slide) -> None:
        """Print the number of a slide on it."""
        look = el("a:rPr", lang=LANGUAGE)
        shown = el("a:fld", look, el("a:t", text=str(len(self.file.slides))), type="slidenum",
                   id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}")  # fmt: skip
        ids = el("p:cNvPr", id=str(slide.shapes._next_shape_id), name="Dianummer")
        kind = el("p:nvPr", el("p:ph", type="sldNum", idx=str(NUMBER)))
        slide.shapes._spTree.append(
            el(
                "p:sp",
                el("p:nvSpPr", ids, el("p:cNvSpPr", el("a:spLocks", noGrp="1")), kind),
                el("p:spPr", transform(NUMBER_BOX)),
                el("p:txBody", el("a:bodyPr"), el("a:lstStyle"), el("a:p", el("a:pPr", algn="r"), shown)),
            )
        )

    def remark(self, slide: Slide, lines: Iterable[str]) -> None:
        """Write lines into the notes of the speaker."""
        frame = slide.notes_slide.notes_text_frame
        if frame is not None:
            frame.text = legal("\n".join(lines))

    def content(self) -> bytes:
        """The file, all of its text in Dutch."""
        if any(slide.has_notes_slide for slide in self.file.slides):
            self._set_theme(self.file.notes_master.part)
        looks = [name(f"a:{tag}") for tag in ("rPr", "endParaRPr", "defRPr")]
        for part in self.file.part.package.iter_parts():
            if isinstance(part, XmlPart):
                for look in part._element.iter(*looks):
                    look.set("lang", LANGUAGE)
                    look.attrib.pop("smtClean", None)
        memory = io.BytesIO()
        self.file.save(memory)
        return memory.getvalue()

    def _set_theme(self, master: XmlPart) -> None:
        part = master.part_related_by(RELATIONSHIP_TYPE.THEME)
        found = themed(part.blob, self.years)
        if isinstance(part, XmlPart):
            part._element = parse_xml(found)
        else:
            part._blob = found

    def _drop_thumbnail(self) -> None:
        """The template has a picture of another deck."""
        package = self.file.part.package
        for key, link in list(package._rels.items()):
            if link.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
                package.drop_rel(key)


def describe(frame: CT_GraphicalObjectFrame, alt: str) -> None:
    """Give a chart or a table its text alternative."""
    frame.nvGraphicFramePr.cNvPr.set("descr", legal(alt))
