"""Both layouts of O*NET are understood; what is needed is asked for by name."""

import pytest

from careerkit.catalogue import CatalogueError
from careerkit.catalogue.release import onet, sources

BAKER, NURSE = "51-3011.00", "29-1141.00"


def read(path):
    with sources.opened(path) as source:
        return onet.read(source, lambda _: None)


def test_the_layout_up_to_30_2(early, make_folder):
    baker, nurse = read(make_folder(early)).occupations

    assert (baker.soc, baker.title, baker.job_zone) == (BAKER, "Bakers", 2)
    assert baker.interests == (6.5, 1.5, 3.0, 2.0, 2.5, 4.0)
    assert baker.alternate_titles == ("Pastry Maker", "Bread Baker")
    assert baker.tasks == ("Knead the dough.", "Watch the oven.")
    assert baker.skills == ("Quality Control Analysis", "Active Listening")
    assert baker.related == ("51-3092.00", "35-1011.00")
    assert (nurse.soc, nurse.job_zone, nurse.tasks) == (NURSE, 4, ())


def test_the_layout_from_30_3_on_with_columns_in_another_order(later, make_folder):
    reading = read(make_folder(later))
    baker, nurse = reading.occupations

    assert baker.interests == (6.5, 1.5, 3.0, 2.0, 2.5, 4.0)
    assert nurse.interests == (3.0, 5.0, 1.5, 7.0, 2.0, 4.5)
    assert baker.alternate_titles == ("Pastry Maker",)
    assert baker.skills == ("Quality Control", "Active Listening")
    assert reading.release.missing == ()


@pytest.mark.parametrize(("layout", "version"), [("early", "30.2"), ("later", "30.3")])
def test_the_release_says_its_number(layout, version, request, make_folder):
    release = read(make_folder(request.getfixturevalue(layout))).release

    assert (release.kind, release.version) == ("onet", version)
    assert release.name == f"O*NET {version} Database"
    assert release.licence == "CC BY 4.0"


def test_without_a_read_me_the_folder_in_the_zip_says_it(early, make_zip):
    del early["Read Me.txt"]

    assert read(make_zip(early, inside="db_29_3_text/")).release.version == "29.3"


def test_a_release_without_a_number_has_none_made_up(early, make_folder):
    del early["Read Me.txt"]

    release = read(make_folder(early)).release

    assert (release.version, release.name) == ("", "O*NET Database")


def test_groups_without_ratings_are_left_out_and_counted(early, make_folder):
    reading = read(make_folder(early))

    assert [occupation.soc for occupation in reading.occupations] == [BAKER, NURSE]
    assert reading.release.unrated == 1


@pytest.mark.parametrize("name", ["Occupation Data.txt", "Interests.txt", "Job Zones.txt"])
def test_a_file_that_is_needed_is_named(name, early, make_folder):
    del early[name]

    with pytest.raises(CatalogueError, match=f"“{name}” is missing"):
        read(make_folder(early))


def test_files_that_can_be_done_without_are_listed(early, make_folder):
    optional = ["Alternate Titles.txt", "Task Statements.txt", "Related Occupations.txt"]
    for name in [*optional, "Skills.txt"]:
        del early[name]

    reading = read(make_folder(early))

    assert reading.release.missing == (*optional, "Skills.txt")
    assert reading.occupations[0].tasks == ()


def test_half_of_the_later_skills_is_read_and_the_other_half_is_missing(later, make_folder):
    del later["Transferable Skills.txt"]

    reading = read(make_folder(later))

    assert reading.occupations[0].skills == ("Active Listening",)
    assert reading.release.missing == ("Transferable Skills.txt",)


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("Interests.txt", "Data Value"),
        ("Occupation Data.txt", "Title"),
        ("Job Zones.txt", "Job Zone"),
        ("Alternate Titles.txt", "Alternate Title"),
        ("Skills.txt", "Scale ID"),
    ],
)
def test_a_missing_column_is_named(name, column, early, make_folder):
    early[name] = early[name].replace(column, "Something Else", 1)

    with pytest.raises(CatalogueError, match=f"“{name}” has no column “{column}”"):
        read(make_folder(early))


@pytest.mark.parametrize("value", ["", "nan", "inf", "-1", "7.5", "many", "1e999"])
def test_an_interest_rating_that_can_not_be_is_refused(value, early, make_folder):
    early["Interests.txt"] = early["Interests.txt"].replace("6.5", value, 1)

    with pytest.raises(CatalogueError, match=r"“Interests.txt” has a value .* in line 2"):
        read(make_folder(early))


@pytest.mark.parametrize("zone", ["0", "6", "two", ""])
def test_a_job_zone_that_can_not_be_is_refused(zone, early, make_folder):
    early["Job Zones.txt"] = early["Job Zones.txt"].replace("\t2\t", f"\t{zone}\t")

    with pytest.raises(CatalogueError, match=r"“Job Zones.txt” .* line 2"):
        read(make_folder(early))


@pytest.mark.parametrize("code", ["51-3011", "x", BAKER])
def test_a_code_that_is_wrong_or_there_twice_is_refused(code, early, make_folder):
    early["Occupation Data.txt"] = early["Occupation Data.txt"].replace(NURSE, code)

    with pytest.raises(CatalogueError, match=r"“Occupation Data.txt” .* line 3"):
        read(make_folder(early))


def test_a_row_that_is_cut_off_is_noticed(early, make_folder):
    early["Task Statements.txt"] = early["Task Statements.txt"][: -len("Watch the oven.\n") - 1]

    with pytest.raises(CatalogueError, match=r"“Task Statements.txt” is cut off .* line 3"):
        read(make_folder(early))


def test_a_file_in_another_encoding_is_refused(early, make_folder):
    early["Occupation Data.txt"] = early["Occupation Data.txt"].encode("utf-16")

    with pytest.raises(CatalogueError, match=r"“Occupation Data.txt” is not in the UTF-8 encoding"):
        read(make_folder(early))


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(early, make_folder):
    files = {
        name: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for name, text in early.items()
    }

    assert len(read(make_folder(files)).occupations) == 2


def test_an_empty_file_is_said_to_be_empty(early, make_folder):
    early["Interests.txt"] = ""

    with pytest.raises(CatalogueError, match=r"“Interests.txt” is empty"):
        read(make_folder(early))


def test_a_release_in_which_nothing_is_rated_is_refused(early, make_folder):
    early["Interests.txt"] = early["Interests.txt"].replace("\tOI\t", "\tXX\t")

    with pytest.raises(CatalogueError, match=r"no occupation|No occupation"):
        read(make_folder(early))
