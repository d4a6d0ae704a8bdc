HEAD = (
    "disposition: {column: D, complete: [done], refusal: ['no']}\n"
    "items: {a: {column: A, options: [[x, X], [y, Y]]}, b: {column: B, options: [[p, P]]}}\n"
)
FILE = HEAD + "nonresponse: {classes: [a, b], sampled: sampled.csv}\n"


def test_the_exports_own_rows_serve_where_no_numbers_are_given(read):
    asked = read(
        HEAD + "nonresponse: {classes: [a, b], eligible_share: 0.8, highest: 3}\n"
    ).default_wave.nonresponse
    assert (asked.classes, asked.sampled, asked.eligible_share, asked.highest) == (("a", "b"), None, 0.8, 3)
    assert read(HEAD).default_wave.nonresponse is None


def test_numbers_of_one_item_may_stand_in_the_codebook(read):
    asked = read(HEAD + "nonresponse: {classes: [a], sampled: {x: 120, y: 80}}\n").default_wave.nonresponse
    assert dict(asked.sampled) == {("x",): 120, ("y",): 80}


def test_numbers_of_combinations_stand_in_a_file_with_their_source(folder, read):
    (folder / "sampled.csv").write_text("a,b,sampled,source\nx,p,120,register\ny,p,80,register\n")
    asked = read(FILE).default_wave.nonresponse
    assert dict(asked.sampled) == {("x", "p"): 120, ("y", "p"): 80}
    assert asked.source == "register"


def test_every_bad_row_is_named_with_its_line(folder, problems):
    (folder / "sampled.csv").write_text("a,b,sampled\nx,p,many\nx,,3\ny,p,80\ny,p,80\nx,p,0\n")
    assert problems(FILE) == [
        "sampled.csv:2: x*p: found many sampled; write a number above 0, with a point",
        "sampled.csv:3: a row needs a, b, sampled",
        "sampled.csv:5: y*p: the class is here twice; remove one",
        "sampled.csv:6: x*p: found 0 sampled; write a number above 0, with a point",
    ]


def test_a_file_that_is_not_there_or_has_another_header_is_named(folder, problems):
    (missing,) = problems(FILE)
    assert missing.endswith("found the file sampled.csv, which is not beside the codebook; put it there")
    (folder / "sampled.csv").write_text("a,n\nx,1\n")
    assert problems(FILE) == ["sampled.csv:1: found the header a,n; write a,b,sampled,source"]


def test_numbers_by_option_of_two_items_are_refused(problems):
    (found,) = problems(HEAD + "nonresponse: {classes: [a, b], sampled: {x: 3, y: 5}}\n")
    assert found.endswith("counts by option are of one item; write those of combinations into a file")
