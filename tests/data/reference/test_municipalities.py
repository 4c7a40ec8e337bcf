"""The municipalities against what Statistics Netherlands publishes of them."""

from __future__ import annotations

import pytest

from data.reference.municipalities import (
    PROVINCES,
    all_municipalities,
    municipalities,
    municipality,
    province,
    province_counts,
    size_class,
    size_class_counts,
)

#: Municipalities on 1 January (CBS, "Gemeentelijke indeling").
COUNTS = {2018: 380, 2019: 355, 2020: 355, 2021: 352, 2022: 345, 2023: 342, 2024: 342, 2025: 342}


@pytest.mark.parametrize(("year", "count"), COUNTS.items())
def test_each_year_has_as_many_municipalities_as_cbs_counts(year: int, count: int) -> None:
    assert len(municipalities(year) or ()) == count
    assert sum((province_counts(year) or {}).values()) == count
    assert sum((size_class_counts(year) or {}).values()) == count


def test_the_inhabitants_add_up_to_the_country() -> None:
    # CBS: 17,475,415 on 1 January 2021.
    assert sum(one.inhabitants[2021] for one in municipalities(2021) or ()) == 17_475_415


def test_there_are_twelve_provinces_and_codes_and_names_are_unique() -> None:
    assert {one.province for one in all_municipalities()} == set(PROVINCES)
    assert len(PROVINCES) == 12
    assert len({one.code for one in all_municipalities()}) == len({one.name for one in all_municipalities()}) == 394


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("GM0363", "GM0363"),
        ("gm363", "GM0363"),
        ("0363", "GM0363"),
        ("363.0", "GM0363"),
        ("  amsterdam ", "GM0363"),
        ("Gemeente Amsterdam", "GM0363"),
        ("gemeente den haag", "GM0518"),
        ("'s-Gravenhage", "GM0518"),
        ("’s Gravenhage (gemeente)", "GM0518"),
        ("Den Bosch", "GM0796"),
        ("s-hertogenbosch", "GM0796"),
        ("Sudwest-Fryslan", "GM1900"),
        ("SÚDWEST FRYSLÂN", "GM1900"),
        ("noardeast fryslan", "GM1970"),
        ("Bergen (NH)", "GM0373"),
        ("Bergen (L.)", "GM0893"),
        ("Hengelo", "GM0164"),
        ("Hengelo (O.)", "GM0164"),
        ("Bilt, De", "GM0310"),
        ("Ronde Venen", "GM0736"),
        ("Alphen a/d Rijn", "GM0484"),
        ("Horst a.d. Maas", "GM1507"),
        ("St. Anthonis", "GM1702"),
        ("IJsselstein", "GM0353"),
        ("Nuenen", "GM0820"),
    ],
)
def test_a_municipality_is_found_by_code_and_by_usual_names(text: str, code: str) -> None:
    found = municipality(text, 2021)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "text", ["", "Bergen", "Nergenshuizen", "GM9999", "Drachten", "gemeente", "12345", "Hengelo (Gld)"]
)
def test_two_that_fit_and_none_that_fits_are_no_municipality(text: str) -> None:
    assert municipality(text, 2021) is None


def test_a_municipality_is_found_in_the_years_that_it_existed() -> None:
    for name, years in {
        "Appingedam": range(2018, 2021),
        "Eemsdelta": range(2021, 2026),
        "Haren": range(2018, 2019),
        "Weesp": range(2018, 2023),
        "Voorne aan Zee": range(2023, 2026),
    }.items():
        assert [year for year in COUNTS if municipality(name, year)] == list(years), name


def test_a_size_class_comes_with_the_year_of_its_figure() -> None:
    for name, year, label, figure_year in [
        ("Schiermonnikoog", 2021, "minder dan 5.000 inwoners", 2021),
        ("Amsterdam", 2019, "250.000 inwoners of meer", 2020),
        ("Haarlemmermeer", 2018, "100.000 tot 150.000 inwoners", 2016),
        ("Haarlemmermeer", 2019, "150.000 tot 250.000 inwoners", 2020),
        ("Weert", 2021, "50.000 tot 100.000 inwoners", 2021),
    ]:
        found = municipality(name, year)
        assert found is not None
        size = size_class(found, year)
        assert size is not None
        assert (size.label, size.figure_year) == (label, figure_year), name


def test_what_is_not_known_is_none() -> None:
    assert municipalities(2017) is None
    assert province_counts(2026) is None
    assert size_class_counts(2026) is None


def test_provinces_are_found_by_their_usual_names() -> None:
    assert [province(text) for text in ("Friesland", "fryslan", "noord brabant", "Provincie Utrecht", "Holland")] == [
        "Fryslân",
        "Fryslân",
        "Noord-Brabant",
        "Utrecht",
        None,
    ]
