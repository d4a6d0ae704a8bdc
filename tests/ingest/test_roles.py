from pipeline.ingest.export import Column, Role
from pipeline.ingest.roles import known_roles, with_roles


def test_a_header_has_the_role_its_platform_gives_it():
    started, other = with_roles([Column("StartDate", 1), Column("Q1", 2)], "qualtrics")
    assert (started.role, other.role) == (Role.STARTED_AT, None)


def test_a_header_may_be_known_by_its_text():
    assert (
        with_roles([Column("V4", 1, text="EmailAddress")], "qualtrics", also="text")[0].role is Role.PERSONAL
    )


def test_a_header_of_one_platform_means_nothing_on_another():
    assert with_roles([Column("lastpage", 1)], "qualtrics")[0].role is None


def test_a_role_that_a_reader_gave_stays():
    assert with_roles([Column("Status", 1, role=Role.SYSTEM)], "qualtrics")[0].role is Role.SYSTEM


def test_an_ip_address_is_personal_on_every_platform():
    assert known_roles()["ip address"] is Role.PERSONAL


def test_a_column_with_options_holds_answers_not_a_person():
    column = Column("email", 1, values=(("0", "No"), ("1", "Yes")))
    assert with_roles([column])[0].role is None
