ITEMS = "targets: targets.csv\nitems: {a: {column: A, options: [[x, X], [y, Y]]}, b: {column: B, options: [[p, P]]}}\n"


def test_targets_may_stand_in_a_file_beside_the_codebook(folder, read):
    (folder / "targets.csv").write_text("item,option,share,source\na,x,0.6,CBS\na,y,0.4,CBS 2012\nb,p,1,\n")
    first, second = read(ITEMS).default_wave.targets
    assert (first.item, first.shares, first.source) == ("a", {"x": 0.6, "y": 0.4}, "CBS; CBS 2012")
    assert (second.item, second.shares, second.source) == ("b", {"p": 1.0}, "")


def test_targets_in_the_codebook_keep_their_order(read):
    (target,) = read(ITEMS.replace("targets.csv", "{a: {y: 0.333, x: 0.667}}")).default_wave.targets
    assert list(target.shares.items()) == [("y", 0.333), ("x", 0.667)]


def test_a_file_that_is_not_there_is_named(problems):
    assert problems(ITEMS) == [
        "2: targets: found the file targets.csv, which is not beside the codebook; put it there"
    ]


def test_every_bad_row_is_named_with_its_line(folder, problems):
    (folder / "targets.csv").write_text(
        "item,option,share\na,x,60%\na,y,0.4\na,y,0.4\n,y,0.1\na,z,1.5\nb,p,1,CBS,x\n"
    )
    assert problems(ITEMS)[-5:] == [
        "targets.csv:2: a.x: found the share 60%; write a number from 0 to 1, with a point",
        "targets.csv:4: a.y: the option is here twice; remove one",
        "targets.csv:5: a row needs an item, an option and a share",
        "targets.csv:6: a.z: found the share 1.5; write a number from 0 to 1, with a point",
        "targets.csv:7: found 5 cells under 3 headings; write item, option, share",
    ]


def test_another_header_is_named(folder, problems):
    (folder / "targets.csv").write_text("name,value\na,1\n")
    assert problems(ITEMS) == ["targets.csv:1: found the header name,value; write item,option,share,source"]


def test_a_file_without_a_row_is_no_absence_of_targets(folder, problems):
    (folder / "targets.csv").write_text("item,option,share\n,,\n")
    assert problems(ITEMS) == [
        "targets.csv:1: found no row below the header; write rows as in sector,fin,0.25, or remove `targets`"
    ]


def test_a_spreadsheets_semicolons_and_empty_last_line_are_no_problem(folder, read):
    (folder / "targets.csv").write_text("item;option;share;\na;x;0.6;\na;y;0.4;\n;;;\n")
    (target,) = read(ITEMS).default_wave.targets
    assert target.shares == {"x": 0.6, "y": 0.4}


def test_a_file_that_is_no_text_is_named(folder, problems):
    (folder / "targets.csv").write_bytes(b"\xff\xfe\x00")
    (found,) = problems(ITEMS)
    assert found.startswith("2: targets: the file targets.csv cannot be read as UTF-8 text")


def test_options_and_sums_of_a_file_are_checked_too(folder, problems):
    (folder / "targets.csv").write_text("item,option,share\na,x,0.6\na,q,0.3\nc,x,1\n")
    assert problems(ITEMS) == [
        "2: targets.a: the shares sum to 0.9; let them sum to 1",
        "2: targets.a.q: found q, no option of a; it has x, y",
        "2: targets.c: found c, which is not in the codebook; name an item or the bands of a number or a derived item",
    ]
