"""The trend report says what the pages say, opens as a whole document, and keeps what its authors wrote."""

from __future__ import annotations

import io
import shutil
import subprocess
import time
from copy import deepcopy
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from PIL import Image

from components.columns import texts
from components.exports.report import UnreadableReportError, filled, trend_report
from components.exports.report.kept import digest, tag_of, text_of, title_of
from components.exports.xml import Element, name
from data.__main__ import main
from data.overview.statements import Outcome, checked
from data.overview.whole import WholeSurvey, whole_survey
from data.quotes.choosing import MOST, choose
from data.store import TABLES_DIR, Store, load
from data.survey.schema import Claim
from data.wording import sentences
from data.wording.certainty import comparison, share
from data.wording.messages import message
from data.wording.numbers import brief_base, percentage
from tests.builders import question, quote, store, store_of
from tests.components.exports.office import NAMES, assert_whole, charts, pages

SURVEY = load(TABLES_DIR)
HINT = "Schrijf hier uw duiding van deze uitkomsten."


@pytest.fixture(scope="module")
def whole() -> WholeSurvey:
    return whole_survey(SURVEY)


@pytest.fixture(scope="module")
def report(whole: WholeSurvey) -> bytes:
    begun = time.process_time()
    content, _ = trend_report(whole)
    assert time.process_time() - begun < 10
    return content


def body(content: bytes) -> Element:
    return docx.Document(io.BytesIO(content)).element.body


def controls(content: bytes) -> dict[str, Element]:
    return {tag_of(one).partition(".")[0]: one for one in body(content).iter(name("w:sdt")) if "." in tag_of(one)}


def styled(content: bytes, *styles: str) -> list[tuple[str, str]]:
    paragraphs = docx.Document(io.BytesIO(content)).paragraphs
    return [(str(one.style.name), one.text) for one in paragraphs if one.style is not None and one.style.name in styles]


def sections(content: bytes) -> dict[str, str]:
    """The text of each question, by its title."""
    found: dict[str, str] = {}
    title = ""
    for element in body(content):
        style = element.find(f"{name('w:pPr')}/{name('w:pStyle')}")
        if style is not None and style.get(name("w:val")) in ("Heading1", "Heading2"):
            title = text_of_any(element)
        found[title] = f"{found.get(title, '')} {text_of_any(element)}"
    return found


def text_of_any(element: Element) -> str:
    parts = [element] if element.tag == name("w:p") else element.iter(name("w:p"))
    return " ".join("".join(one.text or "" for one in part.iter(name("w:t"))) for part in parts)


def test_the_report_is_valid_and_opens(report: bytes, tmp_path: Path) -> None:
    assert_whole(report, tmp_path, "docx")
    assert pages(report, "docx", tmp_path) > 15


def test_it_says_of_each_question_what_its_page_says(report: bytes, whole: WholeSurvey) -> None:
    told = sections(report)
    for view in whole.views:
        section = told[view.question.title]
        asked = [view.question.text, *(option.text or option.label for option in view.question.options)]
        remarks = [text for text, _ in sentences.remarks(view)]
        for text in (*asked, message(view), comparison(view), share(view), *remarks, sentences.source_line(view)):
            assert text in section
        for row in texts(view):
            assert " ".join(line for cell in row for line in cell) in " ".join(section.split())


def test_its_charts_hold_the_values_of_the_views(report: bytes, whole: WholeSurvey) -> None:
    drawn: dict[tuple[str, int], list[float]] = {}
    for chart in charts(report):
        heads, *rows = chart.sheet
        assert [[row[n] for row in rows] for n in range(1, len(chart.series) + 1)] == [v for _, v in chart.series]
        assert heads[1 : len(chart.series) + 1] == [series for series, _ in chart.series]
        for (label, year), value in chart.values().items():
            drawn.setdefault((label, int(year)), []).append(value)
    for view in whole.views:
        for answer, cells in view.answers:
            for cell in cells:
                assert not cell.published or cell.percentage in drawn[answer.label, cell.year]
    count = sum(cell.published for view in whole.views for _, cells in view.answers for cell in cells)
    assert sum(map(len, drawn.values())) == count


def test_it_has_the_right_number_for_each_statement_of_the_published_report(report: bytes, whole: WholeSurvey) -> None:
    told = sections(report)
    numbers = 0
    for item in checked(SURVEY, SURVEY.questions.values()):
        statement, section = item.statement, told[SURVEY.questions[item.statement.question_id].title]
        if statement.claim is Claim.NOT_IN_TABLES:
            continue
        asked = SURVEY.questions[statement.question_id]
        ends = {statement.year, statement.until or statement.year}
        between = statement.claim not in (Claim.HIGHER, Claim.LOWER)
        years = [year for year in asked.years if year in ends or (between and min(ends) < year < max(ends))]
        assert len(item.figures) == len(years)
        for year, figure in zip(years, item.figures, strict=True):
            if statement.option_id is None:
                assert f"{year}: {brief_base(asked.by_year[year])}" in section
                assert brief_base(asked.by_year[year]) in figure
                continue
            view = next(view for view in whole.views if view.question is asked)
            cells = next(cells for answer, cells in view.answers if answer.option_id == statement.option_id)
            (cell,) = [cell for cell in cells if cell.year == year]
            if cell.published:
                assert percentage(cell.percentage) in figure
                assert percentage(cell.percentage) in section
                numbers += 1
            if statement.claim is Claim.EQUALS and item.outcome is Outcome.AGREES:
                assert percentage(float(statement.claimed or "nan")) in section
            elif statement.claim is Claim.EQUALS and item.outcome is Outcome.ROUNDS:
                assert round(cell.percentage) == float(statement.claimed or "nan")
    assert numbers > 100


def test_headings_captions_and_contents_follow_each_other(report: bytes, whole: WholeSurvey) -> None:
    headings = styled(report, "Heading 1", "Heading 2", "Heading 3")
    levels = [int(style[-1]) for style, _ in headings]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    (contents,) = [one for one in body(report) if one.tag == name("w:sdt") and not tag_of(one)]
    links = list(contents.iter(name("w:hyperlink")))
    entries = [text_of_any_run(link) for link in links]
    assert entries == [text for style, text in headings if style != "Heading 3"]
    marks = {one.get(name("w:name")) for one in body(report).iter(name("w:bookmarkStart"))}
    assert {link.get(name("w:anchor")) for link in links} <= marks
    assert "TOC" in "".join(one.text for one in contents.iter(name("w:instrText")))
    for kind, count in (("Figuur", len(whole.views)), ("Tabel", 1 + len(whole.views))):
        captions = [text for _, text in styled(report, "Caption") if text.startswith(kind)]
        assert [text.split(".")[0] for text in captions] == [f"{kind} {number + 1}" for number in range(count)]
        codes = [one.text for one in body(report).iter(name("w:instrText")) if f"SEQ {kind}" in one.text]
        assert len(codes) == count


def text_of_any_run(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(name("w:t")))


def test_tables_and_charts_are_described_and_headers_repeat(report: bytes) -> None:
    tables = list(body(report).iter(name("w:tbl")))
    assert len(tables) == 11
    for table in tables:
        assert table.find(f"{name('w:tblPr')}/{name('w:tblDescription')}").get(name("w:val"))
        heads = [row.find(f"{name('w:trPr')}/{name('w:tblHeader')}") is not None for row in table.iter(name("w:tr"))]
        assert heads == [True, *[False] * (len(heads) - 1)]
    drawn = list(body(report).iter(name("wp:docPr")))
    assert len(drawn) >= 10
    assert all(one.get("descr").startswith("Grafiek: ") for one in drawn)


def test_numbers_of_parts_are_unique_and_the_document_is_dutch(report: bytes) -> None:
    document = docx.Document(io.BytesIO(report))
    for tag, key in (("wp:docPr", "id"), ("w:bookmarkStart", name("w:id"))):
        ids = [one.get(key) for one in document.element.body.iter(name(tag))]
        assert len(ids) == len(set(ids))
    ids = [one.find(name("w:id")).get(name("w:val")) for one in document.element.body.iter(name("w:sdtPr"))]
    assert len(ids) == len(set(ids))
    properties = document.core_properties
    assert properties.title == "Trendrapport VN-verdrag Handicap in gemeenten 2018-2021"
    assert (properties.language, properties.author) == ("nl-NL", "Inclusietrends")
    assert {one.get(name("w:val")) for one in document.styles.element.iter(name("w:lang"))} == {"nl-NL"}
    footer = document.sections[0].footer._element
    assert [one.text.strip() for one in footer.iter(name("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_quotes_differ_and_are_marked_as_a_choice_of_a_machine(report: bytes, whole: WholeSurvey) -> None:
    for question_id, quotes in whole.quotes.items():
        control = controls(report).get(f"citaten-{question_id}")
        assert (control is None) == (not quotes)
        if control is not None:
            assert text_of(control).startswith("Deze citaten koos de computer")
            assert all(" ".join(f"“{one.text}”".split()) in text_of(control) for one in quotes)
    themes = [one.theme for one in whole.quotes["knelpunten"]]
    assert len(set(themes)) == len(themes) == MOST


def test_a_choice_of_quotes_spreads_over_themes_and_words_and_is_the_same_again() -> None:
    long = "Wij hebben hier geen geld voor en ook geen mensen, dat zegt ons bestuur elk jaar weer opnieuw."
    other = "De raad vindt toegankelijkheid belangrijk, maar ambtenaren weten nog niet hoe zij moeten beginnen."
    said = [
        quote(long, "q1", theme="geld"),
        quote(long.replace("jaar", "keer"), "q2", theme="geld"),
        quote(other, "q3", theme="raad"),
        quote(long, "q4", theme="raad", duplicate_of="q1"),
        quote("Nee.", "q5", theme="kort"),
    ]
    assert [one.quote_id for one in choose(said, 2)] == ["q1", "q3"]
    assert [one.quote_id for one in choose(said, 4)] == ["q1", "q2", "q3", "q5"]
    assert choose(said, 9) == choose(said, 9)
    assert choose([], 3) == []
    alike = [quote(long, "q1"), quote(long.replace("Wij", "We"), "q2"), quote(other, "q3")]
    assert [one.quote_id for one in choose(alike, 2)] == ["q1", "q3"]


# What authors wrote


def written(content: bytes, **places: str) -> bytes:
    """A report in which somebody typed in places, as Word saves it."""
    document = docx.Document(io.BytesIO(content))
    for control in list(document.element.body.iter(name("w:sdt"))):
        place = tag_of(control).partition(".")[0].replace("-", "_")
        if place in places:
            fill(control, places[place])
    return saved(document)


def fill(control: Element, text: str) -> None:
    hint = control.find(f"{name('w:sdtPr')}/{name('w:showingPlcHdr')}")
    if hint is not None:
        hint.getparent().remove(hint)
    first, *others = control.find(name("w:sdtContent"))
    for one in others:
        one.getparent().remove(one)
    runs = list(first.iter(name("w:r")))
    for one in runs[1:]:
        one.getparent().remove(one)
    for look in runs[0].findall(name("w:rPr")):
        runs[0].remove(look)
    runs[0].find(name("w:t")).text = text


def saved(document: Any) -> bytes:
    memory = io.BytesIO()
    document.save(memory)
    return memory.getvalue()


def test_a_second_run_keeps_what_was_written_and_makes_the_rest_anew(report: bytes, tmp_path: Path) -> None:
    older = written(report, duiding_fase="Onze duiding.", samenvatting="Kort en goed.", citaten_vorm="“Eigen keuze.”")
    assert filled(report) == []
    assert filled(older) == [
        "Samenvatting",
        "Duiding: Fase van de implementatie",
        "Citaten: Voorkeursvorm van ondersteuning",
    ]
    changed = replace(SURVEY.questions["fase"], text="Een andere vraag?")
    newer = replace(SURVEY, questions={**SURVEY.questions, "fase": changed})
    content, kept = trend_report(whole_survey(newer), old=older)
    assert kept.placed == filled(older)
    assert kept.without_place == []
    found = {place: text_of(control) for place, control in controls(content).items()}
    assert found["duiding-fase"] == "Onze duiding."
    assert found["citaten-vorm"] == "“Eigen keuze.”"
    assert found["duiding-vorm"] == HINT
    assert "Een andere vraag?" in sections(content)["Fase van de implementatie"]
    assert len(charts(content)) == len(charts(report))
    assert_whole(content, tmp_path, "docx")
    # Once more, from that one: it is as if nothing happened.
    again, kept = trend_report(whole_survey(newer), old=content)
    assert {place: text_of(control) for place, control in controls(again).items()} == found
    assert filled(again) == filled(older)


def test_formatting_pictures_links_lists_and_comments_are_kept(report: bytes, tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(report))
    control = next(one for one in document.element.body.iter(name("w:sdt")) if tag_of(one).startswith("duiding-fase"))
    fill(control, "Onze duiding ")
    content = control.find(name("w:sdtContent"))
    document.styles.add_style("Huisstijl", WD_STYLE_TYPE.PARAGRAPH).font.all_caps = True
    # python-docx refers to it, and does not add it.
    document.styles.add_style("CommentReference", WD_STYLE_TYPE.CHARACTER)
    rich = document.add_paragraph("met een stijl", style="Huisstijl")
    rich.add_run(" vet").bold = True
    document.add_comment(rich.runs, text="Klopt dit?", author="A")
    picture = tmp_path / "beeld.png"
    Image.new("RGB", (8, 8), "red").save(picture)
    document.add_picture(str(picture))
    document.add_paragraph("een punt", style="List Bullet")
    link = document.add_paragraph()._p
    key = document.part.relate_to("https://vng.nl/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    hyperlink = OxmlElement("w:hyperlink")
    hyperlink.set(name("r:id"), key)
    hyperlink.append(deepcopy(next(control.iter(name("w:r")))))
    link.append(hyperlink)
    table = document.add_table(1, 2)
    for element in (rich._p, *document.element.body.findall(name("w:p"))[-3:], table._tbl):
        content.append(element)
    content.append(document.add_paragraph("slot")._p)
    document.add_comment(document.paragraphs[0].runs, text="Bij de titel", author="A")
    before = content_of(control)
    made, kept = trend_report(whole_survey(SURVEY), old=saved(document))
    after = controls(made)["duiding-fase"]
    assert content_of(after) == before
    new = docx.Document(io.BytesIO(made))
    assert new.styles["Huisstijl"].font.all_caps
    blip = next(after.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"))
    assert new.part.related_parts[blip.get(name("r:embed"))].blob == picture.read_bytes()
    assert new.part.rels[next(after.iter(name("w:hyperlink"))).get(name("r:id"))].target_ref == "https://vng.nl/"
    assert kept.comments == 1
    assert_whole(made, tmp_path, "docx")


def content_of(control: Element) -> list[tuple[str, str | None]]:
    return [(one.tag, one.text) for one in control.find(name("w:sdtContent")).iter()]


def test_what_has_no_place_any_more_is_at_the_end_and_told(report: bytes, tmp_path: Path) -> None:
    older = written(report, duiding_fase="Over fase.", duiding_vorm="Over vorm.")
    fewer = {key: item for key, item in SURVEY.questions.items() if key != "vorm"}
    survey = whole_survey(SURVEY)
    part = replace(
        survey,
        views=tuple(view for view in survey.views if view.question.question_id in fewer),
        quotes={key: survey.quotes[key] for key in fewer},
    )
    made, kept = trend_report(part, old=older)
    assert kept.placed == ["Duiding: Fase van de implementatie"]
    assert kept.without_place == ["Duiding: Voorkeursvorm van ondersteuning"]
    assert sections(made)["Teksten zonder plaats"].strip().endswith("Over vorm.")
    assert styled(made, "Heading 1")[-1] == ("Heading 1", "Teksten zonder plaats")
    assert_whole(made, tmp_path, "docx")
    # When the question is back, so is its text in its place.
    back, kept = trend_report(survey, old=made)
    assert kept.without_place == []
    assert text_of(controls(back)["duiding-vorm"]) == "Over vorm."


def test_quotes_that_were_taken_out_stay_out_and_others_follow_the_data() -> None:
    item = question({2020: "a", 2021: "a"}, bases={2020: 100, 2021: 100})
    numbers: dict[str, list[float | None]] = {"ja": [50.0, 60.0], "nee": [50.0, 40.0]}
    one, other = quote("Eerst dit, zegt deze gemeente over geld."), quote("Dan dat, zegt een andere over tijd.", "q2")
    first, _ = trend_report(whole_survey(store(item, numbers, quotes=[one])))
    more = whole_survey(store(item, numbers, quotes=[one, other]))
    renewed, kept = trend_report(more, old=first)
    assert kept.placed == []
    assert other.text in text_of(controls(renewed)["citaten-v"])
    emptied, kept = trend_report(more, old=written(first, citaten_v=""))
    assert text_of(controls(emptied)["citaten-v"]) == ""
    assert len(kept.placed) == 1


def test_a_control_of_an_author_and_a_copied_place_are_kept_too(report: bytes) -> None:
    document = docx.Document(io.BytesIO(written(report, duiding_fase="Een.")))
    own = next(one for one in document.element.body.iter(name("w:sdt")) if tag_of(one).startswith("duiding-fase"))
    copied = deepcopy(own)
    fill(copied, "Twee.")
    foreign = deepcopy(copied)
    fill(foreign, "Drie.")
    foreign.find(f"{name('w:sdtPr')}/{name('w:tag')}").set(name("w:val"), "iets-anders")
    own.addnext(copied)
    own.addnext(foreign)
    made, kept = trend_report(whole_survey(SURVEY), old=saved(document))
    texts_kept = {text_of(one) for one in body(made).iter(name("w:sdt"))}
    assert {"Een.", "Twee.", "Drie."} <= texts_kept
    assert len(kept.placed) == 1
    assert len(kept.without_place) == 2


def test_a_report_that_libreoffice_saved_keeps_its_texts(report: bytes, tmp_path: Path) -> None:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed: install libreoffice to save the report with it")
    path = tmp_path / "rapport.docx"
    path.write_bytes(written(report, duiding_fase="Onze duiding."))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "uit"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603 - our own
    made, kept = trend_report(whole_survey(SURVEY), old=(tmp_path / "uit" / "rapport.docx").read_bytes())
    assert kept.placed == ["Duiding: Fase van de implementatie"]
    assert kept.without_place == []
    assert text_of(controls(made)["duiding-fase"]) == "Onze duiding."
    assert text_of(controls(made)["duiding-vorm"]) == HINT
    assert_whole(made, tmp_path, "docx")


def test_tags_name_their_question_and_fit_word(report: bytes) -> None:
    assert {"samenvatting", "respons", "veranderingen"} <= set(controls(report))
    assert {f"duiding-{key}" for key in SURVEY.questions} <= set(controls(report))
    long = question({2021: "a"}, question_id="een-vraag-met-een-heel-lange-naam-die-niet-in-een-label-past-van-word")
    survey = store(long, {"ja": [50.0], "nee": [50.0]})
    first, _ = trend_report(whole_survey(survey))
    assert max(len(tag_of(one)) for one in body(first).iter(name("w:sdt"))) <= 64
    place = next(key for key in controls(first) if key.startswith("duiding-"))
    _, kept = trend_report(whole_survey(survey), old=written(first, **{place.replace("-", "_"): "Iets."}))
    assert kept.placed == ["Duiding: Titel"]
    assert kept.without_place == []


def test_a_question_without_numbers_is_told_in_words() -> None:
    blank = replace(question({2021: "a"}), title="Leeg")
    made, _ = trend_report(whole_survey(store_of([(blank, {"ja": [None], "nee": [None]}, {})])))
    assert "Voor deze keuze zijn geen percentages gepubliceerd." in sections(made)["Leeg"]
    assert charts(made) == []


# The command


def test_the_command_writes_the_report_and_never_over_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "trendrapport-2021.docx"
    assert main(["report", "-o", str(path)]) == 0
    assert main(["report", "-o", str(path)]) == 0
    older = written(path.read_bytes(), duiding_fase="Onze duiding.")
    path.write_bytes(older)
    capsys.readouterr()
    assert main(["report", "-o", str(path)]) == 1
    told = capsys.readouterr().err
    assert "Duiding: Fase van de implementatie" in told
    assert "--update" in told
    assert path.read_bytes() == older
    assert main(["report", "-o", str(path), "--update"]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{path}: written", "Bewaard: Duiding: Fase van de implementatie"]
    assert text_of(controls(path.read_bytes())["duiding-fase"]) == "Onze duiding."
    # What was changed outside the marked places is still in the file that was there.
    assert path.with_name("trendrapport-2021.vorige.docx").read_bytes() == older
    other = tmp_path / "ander.docx"
    assert main(["report", "-o", str(other), "--update", str(path)]) == 0
    assert filled(other.read_bytes()) == ["Duiding: Fase van de implementatie"]
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "ander.docx",
        "trendrapport-2021.docx",
        "trendrapport-2021.vorige.docx",
    ]


def test_what_is_no_report_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "oud.docx"
    path.write_text("geen rapport")
    with pytest.raises(UnreadableReportError):
        filled(path.read_bytes())
    assert main(["report", "-o", str(tmp_path / "nieuw.docx"), "--update", str(path)]) == 1
    assert main(["report", "-o", str(path)]) == 1
    assert main(["report", "-o", str(tmp_path / "nieuw.docx"), "--update", str(tmp_path / "niets.docx")]) == 1
    assert main(["report", "-o", str(tmp_path / "nergens" / "nieuw.docx")]) == 1
    assert all(
        line.endswith(("saved as .docx", "another file or folder")) for line in capsys.readouterr().err.splitlines()
    )
    assert [one.name for one in tmp_path.iterdir()] == ["oud.docx"]


def test_titles_and_digests_tell_controls_apart(report: bytes) -> None:
    control = controls(report)["duiding-fase"]
    assert title_of(control) == "Duiding: Fase van de implementatie"
    assert tag_of(control) == f"duiding-fase.{digest(HINT)}"
    assert digest("een  tekst\nin regels") == digest("een tekst in regels") != digest("een andere")
    assert NAMES["w"] in control.tag


def test_it_is_made_of_the_tables_that_are_asked(survey: Store, tmp_path: Path) -> None:
    folder = tmp_path / "tabellen"
    shutil.copytree(TABLES_DIR, folder)
    path = tmp_path / "rapport.docx"
    assert main(["report", "-o", str(path), "--tables", str(folder)]) == 0
    assert list(sections(path.read_bytes()))[-3:] == [
        "Verantwoording",
        "Aantal gemeenten (n)",
        "Marges en veranderingen",
    ]
    assert len(survey.questions) == 10
