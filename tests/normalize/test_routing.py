from pipeline.normalize.routing import in_order
from tests.small import answers, reasons, small_study, staged_small


def test_an_answer_outside_the_routing_is_no_answer(tmp_path):
    codebook = """
        items:
          uses: {column: Q1, options: [["1", "Yes"], ["2", "No"]]}
          which: {columns: {fb: Q2_1, tw: Q2_2}, asked_if: {uses: ["1"]}}
        """
    drawing = """
        Q1 | Q2_1 | Q2_2
        ---+------+-----
        1  | 1    | 0
        1  | 0    | 0
        1  |      |
        2  | 1    | 1
           | 1    | 1
        """
    _, _, tables = staged_small(tmp_path, codebook, drawing)
    assert answers(tables, "which") == [["fb"], [], None, None, None]
    assert reasons(tables, "which") == [None, None, "no_answer", "not_asked", "not_asked"]


def test_routing_may_lead_through_bands_and_derived_items_wherever_they_stand(tmp_path):
    codebook = """
        items:
          last: {column: Q3, options: [["1", A]], asked_if: {large_user: [yes_]}}
          uses: {column: Q1, options: [["1", "Yes"], ["2", "No"]], asked_if: {size: [large]}}
          staff: {column: Q2, type: number, bands: {size: [[small, Small, null, 50], [large, Large, 50, null]]}}
        derived:
          large_user: {options: [[yes_, "Yes"]], when: [[yes_, {either: [a]}]]}
          either: {options: [[a, A]], when: [[a, {uses: ["1"]}]]}
        """
    drawing = """
        Q1 | Q2  | Q3
        ---+-----+---
        1  | 50  | 1
        2  | 50  | 1
        1  | 49  | 1
           | 500 | 1
        1  |     | 1
        """
    study, wave, tables = staged_small(tmp_path, codebook, drawing)
    order = [one.name for one in in_order(wave.items, study.derived)]
    assert order == ["staff", "uses", "either", "large_user", "last"]
    assert answers(tables, "size") == ["large", "large", "small", "large", None]
    assert answers(tables, "last") == ["1", None, None, None, None]
    assert reasons(tables, "uses") == [None, None, "not_asked", "no_answer", "not_asked"]
    assert reasons(tables, "large_user") == [None, "no_answer", "not_asked", "no_answer", "not_asked"]


def test_a_band_begins_at_its_lower_end_and_ends_before_its_upper(tmp_path):
    codebook = """
        items:
          staff:
            {column: Q2, type: number, range: [0, 900], bands: {size: [[small, S, 1, 50], [large, L, 50, 500]]},
             missing: {"-98": dont_know}}
        """
    drawing = "Q2 | x\n" + "\n".join(f"{n} | 1" for n in (0.5, 1, 49.9, 50, 499, 500, 901, -98))
    _, _, tables = staged_small(tmp_path, codebook, drawing)
    assert answers(tables, "size") == [None, "small", "small", "large", "large", None, None, None]
    assert reasons(tables, "size")[5:] == ["outside_bands", "out_of_range", "dont_know"]


def test_the_first_condition_that_is_true_makes_a_derived_item(tmp_path):
    codebook = """
        items:
          uses: {columns: {fb: Q1_1, tw: Q1_2}}
          staff: {column: Q2, type: number}
        derived:
          kind:
            options: [[big, Big], [social, Social], [rest, Rest]]
            when:
              - [big, {staff: {from: 100, to: 1000}}]
              - [social, {any: [{uses: [fb]}, {all: [{uses: [tw]}, {not: {staff: {from: 0}}}]}]}]
              - [rest, else]
        """
    drawing = """
        Q1_1 | Q1_2 | Q2   | x
        -----+------+------+--
        1    | 0    | 100  | 1
        1    | 0    | 1000 | 1
        0    | 1    |      | 1
        0    | 1    | 5    | 1
             |      |      | 1
        """
    _, _, tables = staged_small(tmp_path, codebook, drawing)
    assert answers(tables, "kind") == ["big", "social", "social", "rest", "rest"]


def test_an_item_that_the_wave_did_not_ask_was_asked_of_nobody(tmp_path):
    codebook = """
        items:
          uses: {column: Q1, options: [["1", A]]}
          which: {column: Q9, options: [["1", A]], by_wave: {"2012": absent}}
        derived: {kind: {options: [[a, A]], when: [[a, {which: ["1"]}]]}}
        """
    _, _, tables = staged_small(tmp_path, codebook, "Q1 | x\n1 | 1\n1 | 1")
    assert reasons(tables, "which") == reasons(tables, "kind") == ["not_asked", "not_asked"]


def test_a_codebook_may_say_what_a_blank_means(tmp_path):
    codebook = """
        items:
          uses: {column: Q1, options: [["1", A]], missing: {"": not_asked}}
          other: {column: Q2, options: [["1", A]]}
        """
    _, _, tables = staged_small(tmp_path, codebook, "Q1 | Q2\n1 | \n | 1")
    assert reasons(tables, "uses") == [None, "not_asked"]
    assert reasons(tables, "other") == ["no_answer", None]


def test_order_is_the_codebooks_where_nothing_waits(tmp_path):
    study = small_study(tmp_path, "items: {b: {column: Q1, type: text}, a: {column: Q2, type: text}}")
    assert [item.name for item in in_order(study.wave("2012").items, ())] == ["b", "a"]
