import pytest

from pipeline.frame.kinds import linked_subjects, read_kinds
from tests.tabulate.framed import framed

CODEBOOK = """
    items:
      sector: {column: S, options: [[fin, Finance], [media, Media]]}
      uses: {column: U, options: [["y", "Yes"], ["n", "No"]], missing: {"-98": dont_know}}
      tools: {columns: {fb: F, tw: T}}
      growth: {column: G, options: [[up, Up], [down, Down]], asked_if: {uses: ["y"]}}
      other: {column: O, options: [[a, A], [b, B]]}
    derived:
      active: {options: [[is_in, In], [is_out, Out]], when: [[is_in, {uses: ["y"]}], [is_out, else]]}
    universes: {users: {uses: ["y"]}}
    banners: [sector]
    """
ROWS = """
    S       | U   | F | T | G    | O
    Finance | Yes | 1 | 0 | Up   | A
    Finance | Yes | 1 | 0 | Down | B
    Finance | -98 | 0 | 0 |      | B
    Media   | No  | 0 | 1 |      | A
    """


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    with framed(tmp_path_factory.mktemp("kinds"), CODEBOOK, ROWS) as (engine, frame):
        linked = linked_subjects(frame)
        return frame, linked, read_kinds(engine, frame, linked)


def test_items_that_split_tables_and_what_is_made_of_them_are_linked(read):
    _, linked, _ = read
    assert [subject.name for subject in linked] == ["sector", "uses", "active"]


def test_kinds_are_what_is_there(read):
    """Two who said yes in finance, one who did not know; one in media who said no."""
    _, _, kinds = read
    assert sorted(kinds.respondents) == [1, 1, 2]


def test_columns_and_options_count_their_kinds(read):
    frame, _, kinds = read
    places = dict(zip(frame.places, kinds.inside, strict=True))
    codes = kinds.options["uses"]
    yes, reason = (kinds.holds["uses"][codes.index(code)] for code in ("y", "missing:dont_know"))
    assert kinds.respondents @ (places["all", "sector", "fin"] & yes) == 2
    assert kinds.respondents @ (places["all", "sector", "fin"] & reason) == 1
    assert kinds.respondents @ places["users", "total", "total"] == 2
    assert (places["users", "total", "total"] == yes).all()
    assert kinds.bases(kinds.holds["uses"][0]).tolist() == frame.respondents.ravel().tolist()


def test_universes_are_kinds_too(read):
    _, _, kinds = read
    assert list(kinds.universes) == ["all", "users"]
    assert [float(kinds.respondents @ inside) for inside in kinds.universes.values()] == [4, 2]


def test_without_banners_and_universes_nothing_is_linked(tmp_path):
    alone = "items:\n  uses: {column: U, options: [[a, A], [b, B]]}\n"
    with framed(tmp_path, alone, "U\nA\nB\n") as (_, frame):
        assert linked_subjects(frame) == ()


def test_kinds_know_which_answers_make_an_item_or_a_universe(read):
    _, _, kinds = read
    assert kinds.made_of["active"] == {"uses"}
    assert kinds.universe_items == {"users": {"uses"}}
