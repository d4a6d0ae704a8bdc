"""Dots on their intervals: drawn where they stand, nothing where there is no number."""

from xml.etree import ElementTree

from pipeline.flow.dot_svg import EDGE, PUBLISHED, TEXT_WIDTH, WEAK, WIDTH, Dot, dot_svg

SVG = "{http://www.w3.org/2000/svg}"
FROM, TO = TEXT_WIDTH, WIDTH - EDGE


def strokes(svg: str) -> dict[str, str]:
    """The lines of each colour; thick ones are dots."""
    paths = ElementTree.fromstring(svg).iter(f"{SVG}path")
    return {f"{path.get('stroke')} {path.get('stroke-width', '1')}": path.get("d") for path in paths}


def test_an_estimate_stands_where_it_is_between_zero_and_the_highest_end():
    drawn = strokes(dot_svg([Dot("Total", "50", 0.5, 0.25, 1.0)]))
    middle, quarter = (FROM + TO) // 2, FROM + (TO - FROM) // 4
    assert drawn["silver 1"] == f"M{FROM} 0V18"
    assert drawn["#06c 8"] == f"M{middle} 9h0"
    assert drawn["#9ab 2"].startswith(f"M{quarter}")
    assert drawn["#9ab 2"].endswith(f"H{TO}")


def test_zero_moves_in_where_there_are_numbers_below_it():
    drawn = strokes(dot_svg([Dot("a", "-0.50", -0.5, -1.0, 0.0), Dot("b", "0.50", 0.5, 0.0, 1.0)]))
    assert drawn["silver 1"] == f"M{(FROM + TO) // 2} 0V36"


def test_a_low_base_is_pale_a_published_figure_is_marked_and_a_suppressed_one_is_a_label_alone():
    svg = dot_svg(
        [Dot("few", "40", 0.4, is_weak=True), Dot("told", "–", None), Dot("all", "4", 0.4, None, None, 0.5)]
    )
    drawn = strokes(svg)
    assert (
        drawn[f"{WEAK} 8"].count("M") == drawn["#06c 8"].count("M") == drawn[f"{PUBLISHED} 2"].count("M") == 1
    )
    assert "27" not in drawn["#06c 8"]  # the second row
    text = "".join(ElementTree.fromstring(svg).itertext())
    assert text.splitlines() == ["40 few", "\u2007– told", "\u20074 all"]


def test_a_label_is_one_line_and_no_markup():
    svg = dot_svg([Dot("R&D <b>\n" + "long " * 20, "1", 1.0)])
    (line,) = "".join(ElementTree.fromstring(svg).itertext()).splitlines()
    assert line.startswith("1 R&D <b> long")
    assert line.endswith("…")


def test_without_a_number_nothing_is_divided_by_zero():
    assert set(strokes(dot_svg([Dot("a", "0", 0.0, 0.0, 0.0)]))) == {"silver 1", "#9ab 2", "#06c 8"}
