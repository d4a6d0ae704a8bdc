from pipeline.frame.banners import BannerColumn
from pipeline.frame.places import places_of, respondents_by_place

COLUMNS = tuple(
    BannerColumn(banner, at, option, option, 1, "")
    for at, (banner, option) in enumerate([("total", "total"), ("sector", "fin")])
)


def test_every_column_of_every_universe_has_a_number():
    assert places_of(("all", "users"), COLUMNS) == (
        ("all", "total", "total"),
        ("all", "sector", "fin"),
        ("users", "total", "total"),
        ("users", "sector", "fin"),
    )


def test_nobody_is_in_a_column_that_no_cell_belongs_to():
    counted = {("all", "total", "total"): 9, ("all", "sector", "fin"): 4, ("users", "total", "total"): 2}
    found = respondents_by_place(counted, places_of(("all", "users"), COLUMNS), 2)
    assert found.tolist() == [[9, 4], [2, 0]]
