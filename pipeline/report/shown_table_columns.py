"""The same of the tables that stand by adjusted pictures, by forests, or without a picture."""

from __future__ import annotations

# column | heading | format, as in `shown_columns`
DRAWN = {
    "totals": """
        item_label      | question | text
        option_label    | answer   | text
        unit            | unit     | text
        total           | number   | whole
        low             | from     | whole
        high            | to       | whole
        unweighted_base | base     | whole
        weighting       | weight   | text
        evidence        | rests on | evidence
        flag            | note     | flags
    """,
    "adjusted_rates": """
        option_label        | answer           | text
        banner_option_label | group            | text
        share               | as it is         | percent
        standardized_share  | at the same mix  | percent
        standardized_low    | from             | percent
        standardized_high   | to               | percent
        mix                 | mix of           | text
        shrunken_share      | drawn together   | percent
        own_weight          | its own weight   | percent
        unweighted_base     | base             | whole
        evidence            | rests on         | evidence
        flag                | note             | flags
    """,
    "option_pairs": """
        item_label         | question    | text
        option_label       | answer      | text
        other_option_label | other one   | text
        share              | share       | percent
        other_share        | the other’s | percent
        difference         | difference  | points
        p_adjusted         | adjusted p  | p
        unweighted_base    | base        | whole
        evidence           | rests on    | evidence
        flag               | note        | flags
    """,
    "trend_tests": """
        item_label            | question        | text
        option_label          | answer          | text
        waves                 | waves           | text
        slope                 | points a wave   | points1
        low                   | from            | points1
        high                  | to              | points1
        method                | test            | words
        p_adjusted            | adjusted p      | p
        difference_p_adjusted | waves differ, p | p
        break_reason          | break in series | text
        flag                  | note            | flags
    """,
    "decompositions": """
        item_label          | question   | text
        option_label        | answer     | text
        banner              | by         | words
        banner_option_label | group      | text
        from_wave           | earlier    | text
        to_wave             | later      | text
        from_mix            | its mix    | percent
        to_mix              | later mix  | percent
        change              | change     | points1
        rate_part           | of it rate | points1
        mix_part            | of it mix  | points1
        break_reason        | break in series | text
        flag                | note       | flags
    """,
    "homogeneity": """
        outcome_label   | outcome     | text
        banner          | by          | words
        method          | method      | words
        groups          | groups      | whole
        estimate        | within groups | number
        low             | from        | number
        high            | to          | number
        total_estimate  | among all   | number
        q               | Q           | number
        q_p_value       | p of Q      | p
        is_simpson      | sign turns  | words
        unweighted_base | base        | whole
        flag            | note        | flags
    """,
    "models": """
        outcome_label   | outcome     | text
        model           | model       | words
        step            | step        | whole
        term            | term        | words
        estimate        | estimate    | number
        low             | from        | number
        high            | to          | number
        standardized    | standardised | number
        p_value         | p           | p
        r_squared       | R²          | number
        controls        | controls    | text
        unweighted_base | base        | whole
        flag            | note        | flags
    """,
    "robustness": """
        outcome_label   | outcome  | text
        measure         | check    | words
        item            | of       | words
        estimate        | estimate | number
        low             | from     | number
        high            | to       | number
        p_value         | p        | p
        verdict         | verdict  | words
        unweighted_base | base     | whole
        note            | remark   | text
        flag            | note     | flags
    """,
    "measurement": """
        score               | score     | words
        banner              | by        | words
        banner_option_label | group     | text
        measure             | measure   | words
        item_label          | item      | text
        estimate            | estimate  | number
        low                 | from      | number
        high                | to        | number
        p_value             | p         | p
        is_different        | different | words
        unweighted_base     | base      | whole
        flag                | note      | flags
    """,
    "outcome_matches": """
        outcome_label       | outcome             | text
        file                | file                | text
        unit                | unit                | text
        year                | year                | text
        transformation      | transformation      | words
        companies_in_wave   | companies           | whole
        companies_matched   | matched             | whole
        match_rate          | share               | percent
        values_missing      | without a value     | whole
        respondents_matched | respondents matched | whole
        flag                | note                | flags
    """,
    "order_in_time": """
        outcome_label     | outcome   | text
        from_wave         | earlier   | text
        to_wave           | later     | text
        path              | path      | words
        estimate          | estimate  | number
        low               | from      | number
        high              | to        | number
        p_value           | p         | p
        companies_matched | companies | whole
        note              | remark    | text
        flag              | note      | flags
    """,
    "study_effects": """
        outcome_label   | outcome     | text
        member          | wave or publication | text
        method          | method      | words
        estimate        | correlation | number
        low             | from        | number
        high            | to          | number
        unweighted_base | base        | whole
        evidence        | rests on    | evidence
        source          | source      | text
        flag            | note        | flags
    """,
    "pooled_effects": """
        effect           | study and wave    | text
        method           | method            | words
        estimate         | correlation       | number
        low              | from              | number
        high             | to                | number
        weight           | weight            | percent
        estimate_without | pooled without it | number
        unweighted_base  | base              | whole
        is_pooled        | pooled            | words
        evidence         | rests on          | evidence
        source           | source            | text
        note             | remark            | text
        flag             | note              | flags
    """,
}
