"""What the twelve respondents' correlations must be, from sums worked out by hand.

The ten with a score and both outcomes: x is (strategy + 4 - people + tools) - 3, 0 to 6, and the score is
x / 6 of 100; r9 answered one item of three and has no score; r12 has 1.5 (25 of 100: two of three items
answered) but neither outcome.

    r            | 1 | 2 | 3   | 4   | 5 | 6 | 7 | 8 | 10 | 11
    x            | 6 | 5 | 5   | 4   | 3 | 1 | 3 | 2 | 1  | 0
    growth       | 3 | 2 | 3   | 3   | 2 | 1 | 2 | 1 | 2  | 1
    satisfaction | 9 | 8 | 7.5 | 8.5 | 5 | 4 | 6 | 5 | 3  | 4

Columns below: n pairs, sums of weights w and of their squares ww, and weighted sums of x, y, xx, xy, yy. For
Spearman x and y are midranks; with weights a value's rank is the weight below it and (m + 1) / 2 times the mean
weight of the m respondents who share it. From each row, r = (w xy - x y) / sqrt((w xx - x x)(w yy - y y)).
"""

from math import sqrt

from tests.drawn import table
from tests.twelve.paper_rates import COLUMNS, GIVEAWAYS


def paper_correlations() -> dict[tuple[str, ...], tuple[int, float, float]]:
    """(weighting, outcome, method, universe, banner, banner option) -> (n, effective base, r)."""
    found = {}
    for (weighting, outcome), drawn in SUMS.items():
        for row in table(drawn).itertuples():
            if row.column in (*GIVEAWAYS, "uk", "users"):  # 10 less 6 in the UK are 4, less 7 users are 3
                continue
            w, x, y = row.w, row.x, row.y
            r = (w * row.xy - x * y) / sqrt((w * row.xx - x * x) * (w * row.yy - y * y))
            found[weighting, outcome, row.method, *COLUMNS[row.column]] = (row.n, w * w / row.ww, r)
    return found


SUMS = {
    ("none", "growth"): """
        method   | column      |  n |  w | ww |  x |  y |    xx |    xy |    yy
        ---------+-------------+----+----+----+----+----+-------+-------+------
        pearson  | total       | 10 | 10 | 10 | 30 | 20 |   126 |    72 |    46
        pearson  | uk          |  6 |  6 |  6 | 24 | 14 |   112 |    62 |    36
        pearson  | small       |  7 |  7 |  7 | 25 | 15 |   109 |    59 |    35
        pearson  | users       |  7 |  7 |  7 | 28 | 16 |   124 |    69 |    40
        pearson  | users_uk    |  5 |  5 |  5 | 23 | 13 |   111 |    61 |    35
        pearson  | users_small |  6 |  6 |  6 | 24 | 13 |   108 |    57 |    31
        spearman | total       | 10 | 10 | 10 | 55 | 55 | 383.5 | 365.5 |   376
        spearman | uk          |  6 |  6 |  6 | 21 | 21 |  90.5 | 84.75 |  88.5
        spearman | small       |  7 |  7 |  7 | 28 | 28 |   139 | 130.5 | 134.5
        spearman | users       |  7 |  7 |  7 | 28 | 28 |   139 | 131.5 |   136
        spearman | users_uk    |  5 |  5 |  5 | 15 | 15 |  54.5 | 48.75 |  52.5
        spearman | users_small |  6 |  6 |  6 | 21 | 21 |    90 | 87.25 |  88.5
    """,
    ("none", "satisfaction"): """
        method   | column      |  n |  w | ww |  x |    y |    xx |     xy |     yy
        ---------+-------------+----+----+----+----+------+-------+--------+-------
        pearson  | total       | 10 | 10 | 10 | 30 |   60 |   126 |  215.5 |  400.5
        pearson  | uk          |  6 |  6 |  6 | 24 |   42 |   112 |  184.5 |  314.5
        pearson  | small       |  7 |  7 |  7 | 25 | 43.5 |   109 |  177.5 | 296.25
        pearson  | users       |  7 |  7 |  7 | 28 |   49 |   124 |  208.5 |  359.5
        pearson  | users_uk    |  5 |  5 |  5 | 23 |   38 |   111 |  180.5 |  298.5
        pearson  | users_small |  6 |  6 |  6 | 24 | 40.5 |   108 |  174.5 | 287.25
        spearman | total       | 10 | 10 | 10 | 55 |   55 | 383.5 |  377.5 |    384
        spearman | uk          |  6 |  6 |  6 | 21 |   21 |  90.5 |   87.5 |     91
        spearman | small       |  7 |  7 |  7 | 28 |   28 |   139 | 138.25 |  139.5
        spearman | users       |  7 |  7 |  7 | 28 |   28 |   139 | 135.25 |  139.5
        spearman | users_uk    |  5 |  5 |  5 | 15 |   15 |  54.5 |   51.5 |     55
        spearman | users_small |  6 |  6 |  6 | 21 |   21 |    90 |  89.25 |   90.5
    """,
    ("firms", "growth"): """
        method   | column      |  n |   w |   ww |       x |           y |         xx |          xy |          yy
        ---------+-------------+----+-----+------+---------+-------------+------------+-------------+------------
        pearson  | total       | 10 |   9 |  9.5 |      29 |          19 |        122 |          71 |          45
        pearson  | uk          |  6 |   6 |    7 |    24.5 |        14.5 |      110.5 |          63 |        37.5
        pearson  | small       |  7 | 6.5 | 7.25 |    24.5 |        14.5 |      105.5 |        58.5 |        34.5
        pearson  | users       |  7 |   7 |    8 |      28 |        16.5 |        121 |        69.5 |        41.5
        pearson  | users_uk    |  5 | 5.5 | 6.75 |      24 |          14 |        110 |        62.5 |          37
        pearson  | users_small |  6 |   6 |    7 |      24 |        13.5 |        105 |        57.5 |        32.5
        spearman | total       | 10 |   9 |  9.5 |  45.125 | 44.66666667 | 286.578125 | 271.2604167 | 276.5555556
        spearman | uk          |  6 |   6 |    7 | 21.4375 |     21.1875 | 92.5390625 |   85.390625 |  89.2265625
        spearman | small       |  7 | 6.5 | 7.25 |  24.625 |       24.25 | 114.640625 |    106.5625 |     108.125
        spearman | users       |  7 |   7 |    8 |  28.375 | 28.16666667 | 141.015625 |   131.46875 | 136.2222222
        spearman | users_uk    |  5 | 5.5 | 6.75 | 18.4375 |     18.1875 | 72.6015625 |   65.578125 |  69.5390625
        spearman | users_small |  6 |   6 |    7 |  21.375 | 21.16666667 |  91.640625 | 87.47916667 | 88.72222222
    """,
    ("firms", "satisfaction"): """
        method   | column      |  n |   w |   ww |       x |       y |         xx |         xy |          yy
        ---------+-------------+----+-----+------+---------+---------+------------+------------+------------
        pearson  | total       | 10 |   9 |  9.5 |      29 |   55.75 |        122 |     206.25 |     375.625
        pearson  | uk          |  6 |   6 |    7 |    24.5 |   41.75 |      110.5 |     181.75 |     306.625
        pearson  | small       |  7 | 6.5 | 7.25 |    24.5 |   41.25 |      105.5 |     170.25 |     279.375
        pearson  | users       |  7 |   7 |    8 |      28 |   48.25 |        121 |     202.75 |     347.125
        pearson  | users_uk    |  5 | 5.5 | 6.75 |      24 |   39.75 |        110 |     179.75 |     298.625
        pearson  | users_small |  6 |   6 |    7 |      24 |   39.75 |        105 |     168.75 |     274.875
        spearman | total       | 10 |   9 |  9.5 |  45.125 | 44.9375 | 286.578125 | 280.046875 | 285.9609375
        spearman | uk          |  6 |   6 |    7 | 21.4375 |    21.5 | 92.5390625 |   88.15625 |          93
        spearman | small       |  7 | 6.5 | 7.25 |  24.625 |    24.5 | 114.640625 |      113.5 |         115
        spearman | users       |  7 |   7 |    8 |  28.375 |   28.25 | 141.015625 |   135.3125 |     140.875
        spearman | users_uk    |  5 | 5.5 | 6.75 | 18.4375 |    18.5 | 72.6015625 |    68.1875 |          73
        spearman | users_small |  6 |   6 |    7 |  21.375 |   21.25 |  91.640625 |    90.5625 |      92.125
    """,
    ("raked", "growth"): """
        method   | column      |  n |    w |      ww |         x |           y |          xx |          xy |          yy
        ---------+-------------+----+------+---------+-----------+-------------+-------------+-------------+------------
        pearson  | total       | 10 | 10.5 |  16.375 |        39 |          24 |       171.5 |        98.5 |          60
        pearson  | uk          |  6 |    9 |   15.75 |     36.75 |       21.75 |      165.75 |        94.5 |       56.25
        pearson  | small       |  7 | 7.75 | 13.3125 |     32.25 |       18.25 |      146.75 |       79.75 |       45.25
        pearson  | users       |  7 |    9 |    15.5 |        38 |       22.25 |       170.5 |       97.25 |       57.75
        pearson  | users_uk    |  5 | 8.25 | 15.1875 |        36 |          21 |         165 |       93.75 |        55.5
        pearson  | users_small |  6 |  7.5 |   13.25 |        32 |       17.75 |       146.5 |       79.25 |       44.25
        spearman | total       | 10 | 10.5 |  16.375 |  62.34375 |    61.40625 | 470.3378906 | 435.5205078 | 449.6894531
        spearman | uk          |  6 |    9 |   15.75 | 48.234375 |   47.671875 | 312.3193359 | 288.1933594 | 301.1396484
        spearman | small       |  7 | 7.75 | 13.3125 |  35.78125 |    34.84375 | 201.0097656 | 185.8251953 | 189.2207031
        spearman | users       |  7 |    9 |    15.5 |  47.34375 | 46.91666667 | 306.3691406 | 278.0924479 | 293.5451389
        spearman | users_uk    |  5 | 8.25 | 15.1875 | 41.484375 |   40.921875 | 245.0302734 | 221.3261719 | 234.6943359
        spearman | users_small |  6 |  7.5 |   13.25 |  33.84375 | 33.41666667 | 183.6035156 | 172.7526042 | 177.1076389
    """,
    ("raked", "satisfaction"): """
        method   | column      |  n |    w |      ww |         x |         y |          xx |          xy |          yy
        ---------+-------------+----+------+---------+-----------+-----------+-------------+-------------+------------
        pearson  | total       | 10 | 10.5 |  16.375 |        39 |    69.625 |       171.5 |     284.875 |    494.4375
        pearson  | uk          |  6 |    9 |   15.75 |     36.75 |    62.625 |      165.75 |     272.625 |    459.9375
        pearson  | small       |  7 | 7.75 | 13.3125 |     32.25 |    51.875 |      146.75 |     230.875 |    366.0625
        pearson  | users       |  7 |    9 |    15.5 |        38 |    63.875 |       170.5 |     281.125 |    472.1875
        pearson  | users_uk    |  5 | 8.25 | 15.1875 |        36 |    59.625 |         165 |     269.625 |    447.9375
        pearson  | users_small |  6 |  7.5 |   13.25 |        32 |    51.125 |       146.5 |     230.125 |    363.8125
        spearman | total       | 10 | 10.5 |  16.375 |  62.34375 | 62.296875 | 470.3378906 | 453.8261719 | 470.2705078
        spearman | uk          |  6 |    9 |   15.75 | 48.234375 |    48.375 | 312.3193359 | 297.5273438 |     313.875
        spearman | small       |  7 | 7.75 | 13.3125 |  35.78125 |   35.6875 | 201.0097656 | 200.4238281 | 203.1953125
        spearman | users       |  7 |    9 |    15.5 |  47.34375 |     47.25 | 306.3691406 | 290.1972656 | 306.4921875
        spearman | users_uk    |  5 | 8.25 | 15.1875 | 41.484375 |    41.625 | 245.0302734 | 230.1328125 |     246.375
        spearman | users_small |  6 |  7.5 |   13.25 |  33.84375 |     33.75 | 183.6035156 | 183.0410156 | 185.8359375
    """,
}
