"""Reading Office files back: whether their parts are whole and valid, and what their charts hold."""

from __future__ import annotations

import io
import posixpath
import re
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
Row = list[str | float | None]


@dataclass
class Chart:
    """A chart of a file: its categories, each series with its values, the formats of labels, and its first sheet."""

    categories: list[str]
    series: list[tuple[str, list[float | None]]]
    formats: set[str]
    sheet: list[Row]
    root: etree._Element

    def values(self) -> dict[tuple[str, str], float]:
        """Each value by its category and the name of its series."""
        return {
            (category, name): value
            for name, values in self.series
            for category, value in zip(self.categories, values, strict=True)
            if value is not None
        }


def assert_whole(content: bytes, tmp_path: Path, ending: str) -> None:
    """The file is valid by the schemas of Office, its parts are well-formed and lead only to parts that are there."""
    path = tmp_path / f"file.{ending}"
    path.write_bytes(content)
    result = OpenXmlValidator(max_errors=20).validate(str(path))
    assert [f"{error.part_uri} {error.path}: {error.description}" for error in result.errors] == []
    with ZipFile(io.BytesIO(content)) as file:
        assert file.testzip() is None
        names = file.namelist()
        assert max(Counter(names).values()) == 1
        for name in names:
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(file.read(name))
                if name.endswith(".rels"):
                    assert_leads(name, root, set(names))


def assert_leads(name: str, root: etree._Element, names: set[str]) -> None:
    folder = posixpath.dirname(posixpath.dirname(name))
    for link in root:
        if link.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/" + folder, link.get("Target"))).lstrip("/")
            assert target in names, f"{name} leads to {target}"


def charts(content: bytes) -> list[Chart]:
    """The charts of a file, in the order of their parts."""
    with ZipFile(io.BytesIO(content)) as file:
        names = [name for name in file.namelist() if re.fullmatch(r"\w+/charts/chart\d+\.xml", name)]
        return [read(file, name) for name in sorted(names, key=lambda name: int(re.findall(r"\d+", name)[0]))]


def read(file: ZipFile, name: str) -> Chart:
    root = etree.fromstring(file.read(name))
    series = []
    for one in root.iterfind(".//c:ser", NAMES):
        count = int(one.find("c:val//c:ptCount", NAMES).get("val"))
        values: list[float | None] = [None] * count
        for point in one.iterfind("c:val//c:pt", NAMES):
            values[int(point.get("idx"))] = float(point.findtext("c:v", namespaces=NAMES))
        series.append((one.findtext("c:tx//c:v", namespaces=NAMES), values))
    first = root.find(".//c:ser", NAMES)
    categories = [] if first is None else [" ".join(v.text.split()) for v in first.iterfind("c:cat//c:v", NAMES)]
    links = etree.fromstring(file.read(name.replace("charts/", "charts/_rels/") + ".rels"))
    target = posixpath.normpath(posixpath.join("/" + posixpath.dirname(name), links[0].get("Target"))).lstrip("/")
    assert root.find("c:externalData", NAMES).values() == [links[0].get("Id")]
    sheet = openpyxl.load_workbook(io.BytesIO(file.read(target))).worksheets[0]
    rows: list[Row] = [list(row) for row in sheet.iter_rows(values_only=True)]  # type: ignore[arg-type]
    formats = {found.get("formatCode") for found in root.iterfind(".//c:dLbls//c:numFmt", NAMES)}
    return Chart(categories, series, formats, rows, root)


def pages(content: bytes, ending: str, tmp_path: Path) -> int:
    """How many pages LibreOffice makes of a file; the test is skipped where it is not installed."""
    if not shutil.which("soffice") or not shutil.which("pdfinfo"):
        pytest.skip("LibreOffice or poppler is not installed: install libreoffice and poppler-utils to open the files")
    path = tmp_path / f"file.{ending}"
    path.write_bytes(content)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603 - our own
    told = subprocess.run(["pdfinfo", str(path.with_suffix(".pdf"))], check=True, capture_output=True, text=True)  # noqa: S603, S607
    return int(re.findall(r"Pages:\s+(\d+)", told.stdout)[0])
