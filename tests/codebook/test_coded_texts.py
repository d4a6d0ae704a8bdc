import pytest

SECTOR = "  sector: {column: A, options: [[fin, Finance], [other, Other]]}\n"


@pytest.mark.parametrize(
    ("item", "codes", "problem"),
    [
        ("other_of: {sector: other}", "", "4: items.t.other_of: `other_of` of a text is about its codes"),
        ("codes: c.csv, other_of: {sector: oter}", "", "found oter, no option of sector (did you mean `other`?)"),
        ("codes: c.csv, other_of: {sectr: other}", "", "found sectr, which is not in the codebook"),
        ("codes: c.csv, other_of: {sector: other}, asked_if: {sector: [other]}", "", "`other_of` says who was asked"),
        ("codes: c.csv, other_of: {sector: other}", "a,fn", "c.csv:2: found the code fn, which is no option"),
        ("codes: c.csv, other_of: {sector: other}", "a,fin; other", "c.csv:2: found the codes fin; other, but the"),
        ("codes: c.csv, options: [[x, X]]", "a,y", "c.csv:2: found the code y, which is no option"),
        ("codes: c.csv, by_wave: {'2012': {codes: d.csv}}", "", "one file gives the codes of all waves"),
    ],
)  # fmt: skip
def test_what_cannot_be_coded_is_said_where_it_stands(folder, problems, item, codes, problem):
    (folder / "c.csv").write_text(f"text,code\n{codes}\n")
    found = problems(f"items:\n{SECTOR}  t: {{column: B, type: text, {item}}}\n")
    assert any(problem in one for one in found), found


def test_the_codes_are_an_item_that_everything_may_name(folder, problems):
    (folder / "c.csv").write_text("text,code\na,x\nb,dont_know\n")
    text = "items: {t: {column: B, type: text, codes: c.csv, nets: {n: [x]}}}\n"
    assert problems(text + "universes: {u: {t_coded: [x]}, v: {t_coded: [n]}}\nbanners: [t_coded]\n") == []
    assert "t is of type text" in problems(text + "universes: {u: {t: [x]}}\n")[0]
    assert (
        "found dont_know, no option of t_coded"
        in problems(text + "universes: {u: {t_coded: [dont_know]}}\n")[0]
    )
