"""Which columns of a table stand under a picture, in which words and format; its CSV has all of them."""

from __future__ import annotations

from pipeline.report import shown_table_columns

# column | heading | format: text, text, words, percent, percent1, points, points1, number, whole, p, flags, evidence
DRAWN = {
    "rates": """
        option_label        | answer         | text
        banner_option_label | group          | text
        share               | share          | percent
        share_low           | from           | percent
        share_high          | to             | percent
        unweighted_count    | count          | whole
        unweighted_base     | base           | whole
        effective_base      | effective base | whole
        column_letter       | column         | text
        letters             | above columns  | text
        rest_difference     | against the rest | points
        rest_p_value        | its adjusted p | p
        evidence            | rests on       | evidence
        flag                | note           | flags
    """,
    "trends": """
        option_label | answer       | text
        from_share   | earlier      | percent
        from_base    | earlier base | whole
        to_share     | later        | percent
        to_base      | later base   | whole
        change       | change       | points
        low          | from         | points
        high         | to           | points
        p_adjusted   | adjusted p   | p
        flag         | note         | flags
    """,
    "benchmarks": """
        item_label          | question  | text
        option_label        | answer    | text
        banner_option_label | group     | text
        published_share     | published | percent
        computed_share      | computed  | percent1
        share_low           | from      | percent
        share_high          | to        | percent
        verdict             | verdict   | text
        flag                | note      | flags
        source              | source    | text
        note                | remark    | text
    """,
    "correlations": """
        outcome_label       | outcome     | text
        banner_option_label | group       | text
        method              | method      | text
        controls            | controls    | text
        estimate            | correlation | number
        low                 | from        | number
        high                | to          | number
        p_value             | p           | p
        p_adjusted          | adjusted p  | p
        unweighted_base     | base        | whole
        evidence            | rests on    | evidence
        flag                | note        | flags
    """,
    "specifications": """
        specification   | analysis    | whole
        scoring         | score       | text
        method          | method      | text
        weighting       | weight      | text
        exclusions      | respondents | text
        controls        | controls    | text
        universe        | universe    | text
        estimate        | correlation | number
        low             | from        | number
        high            | to          | number
        p_value         | p           | p
        unweighted_base | base        | whole
        flag            | note        | flags
    """,
}

SHOWN: dict[str, list[list[str]]] = {
    kind: [[cell.strip() for cell in line.split("|")] for line in drawing.strip().splitlines()]
    for kind, drawing in (DRAWN | shown_table_columns.DRAWN).items()
}
