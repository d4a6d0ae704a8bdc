from pipeline.codebook.model import Score, Text

ITEMS = (
    "missing: {'9': refused}\n"
    "items:\n"
    '  g: {grid: {one: G1, two: G2}, type: ordinal, options: [["1", Less], ["2", More]]}\n'
    "  m: {columns: {x: M1, y: M2, refused: M3}}\n"
)


def test_a_score_is_a_mean_of_most_of_its_items(read):
    (score,) = read(ITEMS + "scores: {s: {items: [one, two]}}\n").scores
    assert score == Score("s", Text((("", "s"),)), ("one", "two"), frozenset(), line=6)
    assert (score.method, score.measurement, score.min_answered) == ("mean", "reflective", 0.8)


def test_everything_that_is_said_of_a_score_is_read(read):
    (score,) = read(
        ITEMS
        + "scores: {s: {label: {en: S}, items: [one, two], reverse: [two], method: z_mean, measurement: formative,\n"
        "  rescale: [0, 100], min_answered: 1, levels: [[low, Low, 0], [high, High, 50]], reference_wave: '2011'}}\n"
    ).scores
    assert score.reverse == {"two"}
    assert (score.method, score.measurement, score.reference_wave) == ("z_mean", "formative", "2011")
    assert (score.rescale, score.min_answered) == ((0.0, 100.0), 1)
    assert [(level.low, level.high) for level in score.levels] == [(0, 50), (50, None)]


def test_what_counts_is_written_out_and_is_every_answer_by_default(read):
    both, one = read(
        ITEMS
        + "scores: {all_of: {items: [m, one], method: count}, part: {items: [m], method: count, count: {m: [y]}}}\n"
    ).scores
    assert both.count == {"m": ("x", "y"), "one": ("1", "2")}
    assert one.count == {"m": ("y",)}
