from pipeline.cli.answer_quality import answer_quality
from tests.small import staged_small

CODEBOOK = """
    duration: seconds
    missing: {"-99": refused}
    items:
      agreement: {grid: {one: Q1, two: Q2, three: Q3}, options: [["1", a], ["2", b], ["3", c]], type: ordinal}
      hours: {column: Q4, type: number, range: [0, 24], bands: {day: [[short, Short, 0, 8], [long, Long, 10, 25]]}}
    """
ROWS = """
    Q1 | Q2  | Q3 | Q4 | seconds
    ---+-----+----+----+--------
    1  | 2   | 3  | 5  | 300
    2  | 2   | 2  | 99 | 300
    1  | -99 |    | 9  | 300
    3  | 3   | 3  | 12 | 40
    """


def quality(tmp_path, codebook=CODEBOOK, rows=ROWS):
    _, wave, tables = staged_small(tmp_path, codebook, rows)
    return answer_quality(wave, tables)


def test_each_item_says_why_answers_are_missing(tmp_path):
    assert quality(tmp_path).missing == {
        "two": {"refused": 1},
        "three": {"no_answer": 1},
        "hours": {"out_of_range": 1},
        "day": {"outside_bands": 1, "out_of_range": 1},
    }


def test_numbers_out_of_range_and_in_no_band_are_counted(tmp_path):
    assert quality(tmp_path).outside == {"hours": 1, "day": 2}


def test_one_answer_throughout_a_grid_is_counted_whether_excluded_or_not(tmp_path):
    assert quality(tmp_path).straightliners == {"agreement": 2}


def test_speeders_are_under_a_third_of_the_median(tmp_path):
    assert quality(tmp_path).speeders == 1


def test_without_a_duration_nobody_is_a_speeder(tmp_path):
    assert quality(tmp_path, CODEBOOK.replace("duration: seconds", "")).speeders is None


def test_the_very_same_answers_are_repeated_only_where_they_are_many(tmp_path):
    items = "".join(f"\n      q{n}: {{column: Q{n}, type: text}}" for n in range(1, 12))
    head = " | ".join(f"Q{n}" for n in range(1, 12))
    row = " | ".join("same" for _ in range(1, 12))
    other = " | ".join("other" for _ in range(1, 12))
    drawn = f"\n    {head}\n    {row}\n    {row}\n    {other}\n    "
    assert quality(tmp_path, f"\n    items:{items}\n    ", drawn).repeated == 1
    assert quality(tmp_path).repeated == 0
