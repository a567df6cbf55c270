"""The names of files in Canvas's and Moodle's downloads, as their own sources make them."""

import pytest

from policystory.lms.upload_names import UploadName, folded_name, read_upload_name


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("smithbob_340934_208490284_work.json", UploadName("340934")),
        (
            "smithbob_LATE_340934_208490284_work.json",
            UploadName("340934", is_late=True),
        ),
        ("garcíaana_501_77_week_1_2_x.json", UploadName("501")),
        ("501_77_x.json", UploadName("501")),
        ("anon_xY3z_77_x.json", UploadName()),
        ("LATE_anon_xY3z_77_x.json", UploadName(is_late=True)),
        ("smith_501_77_x-1.json", UploadName("501")),
        ("Ana García_42_assignsubmission_file_", UploadName(name="Ana García")),
        ("A-Ana G._42_assignsubmission_file_x.json", UploadName(name="A-Ana G.")),
        ("Ana_42_assignsubmission_onlinetext_", UploadName(name="Ana")),
        ("Participant_42_assignsubmission_file_", UploadName(name="Participant")),
    ],
)
def test_a_name_tells_whose_upload_it_is(part: str, expected: UploadName) -> None:
    """Canvas tells a number and a late mark, Moodle a name; anonymous uploads tell nothing."""
    assert expected == read_upload_name(part)


@pytest.mark.parametrize(
    "part",
    [
        "",
        "work.json",
        "week_1.json",
        "a_b_c.json",
        "_1_.json",
        "assignsubmission_file_",
    ],
)
def test_other_names_tell_nothing(part: str) -> None:
    """A name that neither system makes says nothing of anybody."""
    assert read_upload_name(part) is None


@pytest.mark.parametrize(
    "part",
    ["_" * 5000, "a_" * 5000, "1_" * 5000, "anon_a_" * 5000, "a" * 9999 + "_1_1_"],
)
def test_a_long_name_costs_no_time(part: str) -> None:
    """A name made to keep a search busy is read at once."""
    read_upload_name(part)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('Ana "Annie" García', "Ana Annie García"),
        ("García, Ana", "Ana García"),
        ("Bob O'Neil", "Bob ONeil"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("ANA", "ana"),
    ],
)
def test_systems_write_one_name_in_many_ways(first: str, second: str) -> None:
    """Signs that are dropped, the order of names, accents and case do not part a learner in two."""
    assert folded_name(first) == folded_name(second)
