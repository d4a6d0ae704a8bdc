"""What the twelve respondents' rates must be, counted by hand: count/base, `-` where a base under 5 is hidden.

The twelve, as 2011.csv has them once its missing codes, its routing and the six excluded rows are dealt with
(dk: does not know, ref: refused, no: did not answer, na: not asked):

    r  | country | size  | social | sector | platforms | uses           | responsible | stance | w
    1  | uk      | small | yes    | fin    | fb tw     | service, sales | marketing   | sends  | 0.5
    2  | uk      | small | yes    | media  | fb li     | sales          | marketing   | sends  | 1
    3  | uk      | small | yes    | fin    | fb        | news           | it          | sends  | 1.5
    4  | uk      | large | yes    | ref    | none      | ref            | marketing   | no     | 1
    5  | uk      | small | yes    | media  | no        | sales, news    | it          | sends  | 1.5
    6  | uk      | large | no     | fin    | na        | na             | na          | idle   | 0.5
    7  | us      | small | yes    | other  | tw        | service        | marketing   | serves | 1
    8  | us      | small | yes    | fin    | fb tw li  | no             | it          | no     | 0.5
    9  | us      | large | yes    | dk     | li        | sales          | no          | sends  | 1.5
    10 | us      | small | no     | media  | na        | na             | na          | idle   | 0.5
    11 | us      | large | no     | no     | na        | na             | na          | idle   | 1
    12 | us      | dk    | ref    | media  | na        | na             | na          | no     | 1.5

r6 said that his company uses Facebook, but not that it uses social media: not asked. The weight w is the
supplied one over its mean of 200. Both countries have a weight of 6: raking to 9 and 3 of 12 multiplies
w by 1.5 in the UK and by 0.5 in the US.
"""

from tests.drawn import table

COLUMNS = {
    "total": ("all", "total", "total"),
    "uk": ("all", "country", "uk"),
    "us": ("all", "country", "us"),
    "small": ("all", "size_class", "small"),
    "users": ("users", "total", "total"),
    "users_uk": ("users", "country", "uk"),
    "users_small": ("users", "size_class", "small"),
}


# With the total they would give a small one away: 12 less 7 small and one unknown are 4 large; 8 users less 5 in
# the UK are 3. So would the 5 in the UK who answered `platforms`, of 8.
GIVEAWAYS = ("small", "users_uk", "users_small")

# What is hidden in one table is in every other: how the 4 large ones answered `country` and `social`, and with them the
# small ones, is `size_class` by country and that of the users; who of the 3 users in the US answered `uses` with sales
# or news is `stance` by country. Then the country of users is `social` by country, and no answer is left alone.
BY_COUNTRY = {
    "size_class": ("small", "large", "missing:dont_know"),
    "social": ("yes_", "no_", "missing:refused"),
    "stance": ("sends", "serves", "idle"),
}

# Everybody less the eight users are four: only where nobody else was asked does their total tell of no others.
ASKED_OF_USERS = ("platforms", "uses")


def paper_rates(weighting: str) -> dict[tuple[str, ...], tuple[float, float]]:
    """(item, option, universe, banner, banner option) -> (count, base) of every rate that may be shown."""
    drawn = table(RATES[weighting]).astype(str)
    found = {}
    for row in drawn.to_dict("records"):
        for name, column in COLUMNS.items():
            is_told = name in ("uk", "us") and row["option"] in BY_COUNTRY.get(row["item"], ())
            is_told |= name == "users" and row["item"] not in ASKED_OF_USERS
            if is_told or name in GIVEAWAYS or (row["item"], name) == ("platforms", "uk"):
                continue
            if row[name] != "-":
                count, base = row[name].split("/")
                found[row["item"], row["option"], *column] = (float(count), float(base))
    return found


RATES = {
    "none": """
    item        | option            |     total |        uk |        us |     small |     users |  users_uk | users_small
    ------------+-------------------+-----------+-----------+-----------+-----------+-----------+-----------+-----------
    country     | uk                |      6/12 |       6/6 |       0/6 |       4/7 |       5/8 |       5/5 |       4/6
    country     | us                |      6/12 |       0/6 |       6/6 |       3/7 |       3/8 |       0/5 |       2/6
    sector      | fin               |      4/12 |       3/6 |       1/6 |       3/7 |       3/8 |       2/5 |       3/6
    sector      | media             |      4/12 |       2/6 |       2/6 |       3/7 |       2/8 |       2/5 |       2/6
    sector      | other             |      1/12 |       0/6 |       1/6 |       1/7 |       1/8 |       0/5 |       1/6
    sector      | missing:dont_know |      1/12 |       0/6 |       1/6 |       0/7 |       1/8 |       0/5 |       0/6
    sector      | missing:no_answer |      1/12 |       0/6 |       1/6 |       0/7 |       0/8 |       0/5 |       0/6
    sector      | missing:refused   |      1/12 |       1/6 |       0/6 |       0/7 |       1/8 |       1/5 |       0/6
    size_class  | small             |      7/12 |       4/6 |       3/6 |       7/7 |       6/8 |       4/5 |       6/6
    size_class  | large             |      4/12 |       2/6 |       2/6 |       0/7 |       2/8 |       1/5 |       0/6
    size_class  | missing:dont_know |      1/12 |       0/6 |       1/6 |       0/7 |       0/8 |       0/5 |       0/6
    social      | yes_              |      8/12 |       5/6 |       3/6 |       6/7 |       8/8 |       5/5 |       6/6
    social      | no_               |      3/12 |       1/6 |       2/6 |       1/7 |       0/8 |       0/5 |       0/6
    social      | missing:refused   |      1/12 |       0/6 |       1/6 |       0/7 |       0/8 |       0/5 |       0/6
    platforms   | facebook          |       4/8 |       3/5 |         - |       4/6 |       4/8 |       3/5 |       4/6
    platforms   | twitter           |       3/8 |       1/5 |         - |       3/6 |       3/8 |       1/5 |       3/6
    platforms   | linkedin          |       3/8 |       1/5 |         - |       2/6 |       3/8 |       1/5 |       2/6
    platforms   | public            |       5/8 |       3/5 |         - |       5/6 |       5/8 |       3/5 |       5/6
    platforms   | missing:no_answer |       1/8 |       1/5 |         - |       1/6 |       1/8 |       1/5 |       1/6
    uses        | service           |       2/6 |         - |         - |       2/5 |       2/6 |         - |       2/5
    uses        | sales             |       4/6 |         - |         - |       3/5 |       4/6 |         - |       3/5
    uses        | news              |       2/6 |         - |         - |       2/5 |       2/6 |         - |       2/5
    uses        | sending           |       5/6 |         - |         - |       4/5 |       5/6 |         - |       4/5
    responsible | marketing         |      4/12 |       3/6 |       1/6 |       3/7 |       4/8 |       3/5 |       3/6
    responsible | it                |      3/12 |       2/6 |       1/6 |       3/7 |       3/8 |       2/5 |       3/6
    responsible | missing:no_answer |      1/12 |       0/6 |       1/6 |       0/7 |       1/8 |       0/5 |       0/6
    responsible | missing:not_asked |      4/12 |       1/6 |       3/6 |       1/7 |       0/8 |       0/5 |       0/6
    strategy    | 1                 |      3/12 |       1/6 |       2/6 |       0/7 |       0/8 |       0/5 |       0/6
    strategy    | 2                 |      4/12 |       1/6 |       3/6 |       4/7 |       3/8 |       1/5 |       3/6
    strategy    | 3                 |      5/12 |       4/6 |       1/6 |       3/7 |       5/8 |       4/5 |       3/6
    people      | 1                 |      3/12 |       3/6 |       0/6 |       3/7 |       3/8 |       3/5 |       3/6
    people      | 2                 |      5/12 |       3/6 |       2/6 |       2/7 |       3/8 |       2/5 |       2/6
    people      | 3                 |      3/12 |       0/6 |       3/6 |       2/7 |       1/8 |       0/5 |       1/6
    people      | missing:dont_know |      1/12 |       0/6 |       1/6 |       0/7 |       1/8 |       0/5 |       0/6
    tools       | 1                 |      5/12 |       2/6 |       3/6 |       3/7 |       2/8 |       1/5 |       2/6
    tools       | 2                 |      2/12 |       2/6 |       0/6 |       1/7 |       2/8 |       2/5 |       1/6
    tools       | 3                 |      3/12 |       2/6 |       1/6 |       3/7 |       3/8 |       2/5 |       3/6
    tools       | missing:no_answer |      2/12 |       0/6 |       2/6 |       0/7 |       1/8 |       0/5 |       0/6
    growth      | 1                 |      3/12 |       1/6 |       2/6 |       1/7 |       1/8 |       0/5 |       1/6
    growth      | 2                 |      4/12 |       2/6 |       2/6 |       4/7 |       3/8 |       2/5 |       3/6
    growth      | 3                 |      4/12 |       3/6 |       1/6 |       2/7 |       4/8 |       3/5 |       2/6
    growth      | missing:refused   |      1/12 |       0/6 |       1/6 |       0/7 |       0/8 |       0/5 |       0/6
    plans       | more              |      4/11 |       3/6 |       1/5 |       3/7 |       4/7 |       3/5 |       3/6
    plans       | same              |      5/11 |       2/6 |       3/5 |       3/7 |       2/7 |       1/5 |       2/6
    plans       | dont_know         |      2/11 |       1/6 |       1/5 |       1/7 |       1/7 |       1/5 |       1/6
    stance      | sends             |      5/12 |       4/6 |       1/6 |       4/7 |       5/8 |       4/5 |       4/6
    stance      | serves            |      1/12 |       0/6 |       1/6 |       1/7 |       1/8 |       0/5 |       1/6
    stance      | idle              |      3/12 |       1/6 |       2/6 |       1/7 |       0/8 |       0/5 |       0/6
    stance      | missing:no_answer |      3/12 |       1/6 |       2/6 |       1/7 |       2/8 |       1/5 |       1/6
    integration | low               |      5/12 |       1/6 |       4/6 |       2/7 |       1/8 |       0/5 |       1/6
    integration | mid               |      3/12 |       2/6 |       1/6 |       2/7 |       3/8 |       2/5 |       2/6
    integration | high              |      3/12 |       3/6 |       0/6 |       3/7 |       3/8 |       3/5 |       3/6
    integration | missing:no_answer |      1/12 |       0/6 |       1/6 |       0/7 |       1/8 |       0/5 |       0/6
    """,
    "firms": """
    item        | option            |     total |        uk |        us |     small |     users |  users_uk | users_small
    ------------+-------------------+-----------+-----------+-----------+-----------+-----------+-----------+-----------
    country     | uk                |      6/12 |       6/6 |       0/6 |   4.5/6.5 |   5.5/8.5 |   5.5/5.5 |     4.5/6
    country     | us                |      6/12 |       0/6 |       6/6 |     2/6.5 |     3/8.5 |     0/5.5 |     1.5/6
    sector      | fin               |      3/12 |     2.5/6 |     0.5/6 |   2.5/6.5 |   2.5/8.5 |     2/5.5 |     2.5/6
    sector      | media             |    4.5/12 |     2.5/6 |       2/6 |     3/6.5 |   2.5/8.5 |   2.5/5.5 |     2.5/6
    sector      | other             |      1/12 |       0/6 |       1/6 |     1/6.5 |     1/8.5 |     0/5.5 |       1/6
    sector      | missing:dont_know |    1.5/12 |       0/6 |     1.5/6 |     0/6.5 |   1.5/8.5 |     0/5.5 |       0/6
    sector      | missing:no_answer |      1/12 |       0/6 |       1/6 |     0/6.5 |     0/8.5 |     0/5.5 |       0/6
    sector      | missing:refused   |      1/12 |       1/6 |       0/6 |     0/6.5 |     1/8.5 |     1/5.5 |       0/6
    size_class  | small             |    6.5/12 |     4.5/6 |       2/6 |   6.5/6.5 |     6/8.5 |   4.5/5.5 |       6/6
    size_class  | large             |      4/12 |     1.5/6 |     2.5/6 |     0/6.5 |   2.5/8.5 |     1/5.5 |       0/6
    size_class  | missing:dont_know |    1.5/12 |       0/6 |     1.5/6 |     0/6.5 |     0/8.5 |     0/5.5 |       0/6
    social      | yes_              |    8.5/12 |     5.5/6 |       3/6 |     6/6.5 |   8.5/8.5 |   5.5/5.5 |       6/6
    social      | no_               |      2/12 |     0.5/6 |     1.5/6 |   0.5/6.5 |     0/8.5 |     0/5.5 |       0/6
    social      | missing:refused   |    1.5/12 |       0/6 |     1.5/6 |     0/6.5 |     0/8.5 |     0/5.5 |       0/6
    platforms   | facebook          |   3.5/8.5 |     3/5.5 |         - |     3.5/6 |   3.5/8.5 |     3/5.5 |     3.5/6
    platforms   | twitter           |     2/8.5 |   0.5/5.5 |         - |       2/6 |     2/8.5 |   0.5/5.5 |       2/6
    platforms   | linkedin          |     3/8.5 |     1/5.5 |         - |     1.5/6 |     3/8.5 |     1/5.5 |     1.5/6
    platforms   | public            |   4.5/8.5 |     3/5.5 |         - |     4.5/6 |   4.5/8.5 |     3/5.5 |     4.5/6
    platforms   | missing:no_answer |   1.5/8.5 |   1.5/5.5 |         - |     1.5/6 |   1.5/8.5 |   1.5/5.5 |     1.5/6
    uses        | service           |     1.5/7 |         - |         - |   1.5/5.5 |     1.5/7 |         - |   1.5/5.5
    uses        | sales             |     4.5/7 |         - |         - |     3/5.5 |     4.5/7 |         - |     3/5.5
    uses        | news              |       3/7 |         - |         - |     3/5.5 |       3/7 |         - |     3/5.5
    uses        | sending           |       6/7 |         - |         - |   4.5/5.5 |       6/7 |         - |   4.5/5.5
    responsible | marketing         |    3.5/12 |     2.5/6 |       1/6 |   2.5/6.5 |   3.5/8.5 |   2.5/5.5 |     2.5/6
    responsible | it                |    3.5/12 |       3/6 |     0.5/6 |   3.5/6.5 |   3.5/8.5 |     3/5.5 |     3.5/6
    responsible | missing:no_answer |    1.5/12 |       0/6 |     1.5/6 |     0/6.5 |   1.5/8.5 |     0/5.5 |       0/6
    responsible | missing:not_asked |    3.5/12 |     0.5/6 |       3/6 |   0.5/6.5 |     0/8.5 |     0/5.5 |       0/6
    strategy    | 1                 |      3/12 |     0.5/6 |     2.5/6 |     0/6.5 |     0/8.5 |     0/5.5 |       0/6
    strategy    | 2                 |    3.5/12 |     1.5/6 |       2/6 |   3.5/6.5 |     3/8.5 |   1.5/5.5 |       3/6
    strategy    | 3                 |    5.5/12 |       4/6 |     1.5/6 |     3/6.5 |   5.5/8.5 |     4/5.5 |       3/6
    people      | 1                 |      3/12 |       3/6 |       0/6 |     3/6.5 |     3/8.5 |     3/5.5 |       3/6
    people      | 2                 |      5/12 |       3/6 |       2/6 |     2/6.5 |     3/8.5 |   2.5/5.5 |       2/6
    people      | 3                 |    2.5/12 |       0/6 |     2.5/6 |   1.5/6.5 |     1/8.5 |     0/5.5 |       1/6
    people      | missing:dont_know |    1.5/12 |       0/6 |     1.5/6 |     0/6.5 |   1.5/8.5 |     0/5.5 |       0/6
    tools       | 1                 |      4/12 |       2/6 |       2/6 |   2.5/6.5 |     2/8.5 |   1.5/5.5 |       2/6
    tools       | 2                 |      2/12 |       2/6 |       0/6 |     1/6.5 |     2/8.5 |     2/5.5 |       1/6
    tools       | 3                 |      3/12 |       2/6 |       1/6 |     3/6.5 |     3/8.5 |     2/5.5 |       3/6
    tools       | missing:no_answer |      3/12 |       0/6 |       3/6 |     0/6.5 |   1.5/8.5 |     0/5.5 |       0/6
    growth      | 1                 |      2/12 |     0.5/6 |     1.5/6 |   0.5/6.5 |   0.5/8.5 |     0/5.5 |     0.5/6
    growth      | 2                 |      4/12 |     2.5/6 |     1.5/6 |     4/6.5 |   3.5/8.5 |   2.5/5.5 |     3.5/6
    growth      | 3                 |    4.5/12 |       3/6 |     1.5/6 |     2/6.5 |   4.5/8.5 |     3/5.5 |       2/6
    growth      | missing:refused   |    1.5/12 |       0/6 |     1.5/6 |     0/6.5 |     0/8.5 |     0/5.5 |       0/6
    plans       | more              |    3/10.5 |     2.5/6 |   0.5/4.5 |     2/6.5 |       3/7 |   2.5/5.5 |       2/6
    plans       | same              |    5/10.5 |       2/6 |     3/4.5 |     3/6.5 |     2.5/7 |   1.5/5.5 |     2.5/6
    plans       | dont_know         |  2.5/10.5 |     1.5/6 |     1/4.5 |   1.5/6.5 |     1.5/7 |   1.5/5.5 |     1.5/6
    stance      | sends             |      6/12 |     4.5/6 |     1.5/6 |   4.5/6.5 |     6/8.5 |   4.5/5.5 |     4.5/6
    stance      | serves            |      1/12 |       0/6 |       1/6 |     1/6.5 |     1/8.5 |     0/5.5 |       1/6
    stance      | idle              |      2/12 |     0.5/6 |     1.5/6 |   0.5/6.5 |     0/8.5 |     0/5.5 |       0/6
    stance      | missing:no_answer |      3/12 |       1/6 |       2/6 |   0.5/6.5 |   1.5/8.5 |     1/5.5 |     0.5/6
    integration | low               |      4/12 |     0.5/6 |     3.5/6 |     1/6.5 |   0.5/8.5 |     0/5.5 |     0.5/6
    integration | mid               |    3.5/12 |     2.5/6 |       1/6 |   2.5/6.5 |   3.5/8.5 |   2.5/5.5 |     2.5/6
    integration | high              |      3/12 |       3/6 |       0/6 |     3/6.5 |     3/8.5 |     3/5.5 |       3/6
    integration | missing:no_answer |    1.5/12 |       0/6 |     1.5/6 |     0/6.5 |   1.5/8.5 |     0/5.5 |       0/6
    """,
    "raked": """
    item        | option            |     total |        uk |        us |     small |     users |  users_uk | users_small
    ------------+-------------------+-----------+-----------+-----------+-----------+-----------+-----------+-----------
    country     | uk                |      9/12 |       9/9 |       0/3 | 6.75/7.75 | 8.25/9.75 | 8.25/8.25 |  6.75/7.5
    country     | us                |      3/12 |       0/9 |       3/3 |    1/7.75 |  1.5/9.75 |    0/8.25 |  0.75/7.5
    sector      | fin               |      4/12 |    3.75/9 |    0.25/3 | 3.25/7.75 | 3.25/9.75 |    3/8.25 |  3.25/7.5
    sector      | media             |   4.75/12 |    3.75/9 |       1/3 |    4/7.75 | 3.75/9.75 | 3.75/8.25 |  3.75/7.5
    sector      | other             |    0.5/12 |       0/9 |     0.5/3 |  0.5/7.75 |  0.5/9.75 |    0/8.25 |   0.5/7.5
    sector      | missing:dont_know |   0.75/12 |       0/9 |    0.75/3 |    0/7.75 | 0.75/9.75 |    0/8.25 |     0/7.5
    sector      | missing:no_answer |    0.5/12 |       0/9 |     0.5/3 |    0/7.75 |    0/9.75 |    0/8.25 |     0/7.5
    sector      | missing:refused   |    1.5/12 |     1.5/9 |       0/3 |    0/7.75 |  1.5/9.75 |  1.5/8.25 |     0/7.5
    size_class  | small             |   7.75/12 |    6.75/9 |       1/3 | 7.75/7.75 |  7.5/9.75 | 6.75/8.25 |   7.5/7.5
    size_class  | large             |    3.5/12 |    2.25/9 |    1.25/3 |    0/7.75 | 2.25/9.75 |  1.5/8.25 |     0/7.5
    size_class  | missing:dont_know |   0.75/12 |       0/9 |    0.75/3 |    0/7.75 |    0/9.75 |    0/8.25 |     0/7.5
    social      | yes_              |   9.75/12 |    8.25/9 |     1.5/3 |  7.5/7.75 | 9.75/9.75 | 8.25/8.25 |   7.5/7.5
    social      | no_               |    1.5/12 |    0.75/9 |    0.75/3 | 0.25/7.75 |    0/9.75 |    0/8.25 |     0/7.5
    social      | missing:refused   |   0.75/12 |       0/9 |    0.75/3 |    0/7.75 |    0/9.75 |    0/8.25 |     0/7.5
    platforms   | facebook          | 4.75/9.75 |  4.5/8.25 |         - |  4.75/7.5 | 4.75/9.75 |  4.5/8.25 |  4.75/7.5
    platforms   | twitter           |  1.5/9.75 | 0.75/8.25 |         - |   1.5/7.5 |  1.5/9.75 | 0.75/8.25 |   1.5/7.5
    platforms   | linkedin          |  2.5/9.75 |  1.5/8.25 |         - |  1.75/7.5 |  2.5/9.75 |  1.5/8.25 |  1.75/7.5
    platforms   | public            | 5.25/9.75 |  4.5/8.25 |         - |  5.25/7.5 | 5.25/9.75 |  4.5/8.25 |  5.25/7.5
    platforms   | missing:no_answer | 2.25/9.75 | 2.25/8.25 |         - |  2.25/7.5 | 2.25/9.75 | 2.25/8.25 |  2.25/7.5
    uses        | service           |    1.25/8 |         - |         - | 1.25/7.25 |    1.25/8 |         - | 1.25/7.25
    uses        | sales             |    5.25/8 |         - |         - |  4.5/7.25 |    5.25/8 |         - |  4.5/7.25
    uses        | news              |     4.5/8 |         - |         - |  4.5/7.25 |     4.5/8 |         - |  4.5/7.25
    uses        | sending           |     7.5/8 |         - |         - | 6.75/7.25 |     7.5/8 |         - | 6.75/7.25
    responsible | marketing         |   4.25/12 |    3.75/9 |     0.5/3 | 2.75/7.75 | 4.25/9.75 | 3.75/8.25 |  2.75/7.5
    responsible | it                |   4.75/12 |     4.5/9 |    0.25/3 | 4.75/7.75 | 4.75/9.75 |  4.5/8.25 |  4.75/7.5
    responsible | missing:no_answer |   0.75/12 |       0/9 |    0.75/3 |    0/7.75 | 0.75/9.75 |    0/8.25 |     0/7.5
    responsible | missing:not_asked |   2.25/12 |    0.75/9 |     1.5/3 | 0.25/7.75 |    0/9.75 |    0/8.25 |     0/7.5
    strategy    | 1                 |      2/12 |    0.75/9 |    1.25/3 |    0/7.75 |    0/9.75 |    0/8.25 |     0/7.5
    strategy    | 2                 |   3.25/12 |    2.25/9 |       1/3 | 3.25/7.75 |    3/9.75 | 2.25/8.25 |     3/7.5
    strategy    | 3                 |   6.75/12 |       6/9 |    0.75/3 |  4.5/7.75 | 6.75/9.75 |    6/8.25 |   4.5/7.5
    people      | 1                 |    4.5/12 |     4.5/9 |       0/3 |  4.5/7.75 |  4.5/9.75 |  4.5/8.25 |   4.5/7.5
    people      | 2                 |    5.5/12 |     4.5/9 |       1/3 |  2.5/7.75 |    4/9.75 | 3.75/8.25 |   2.5/7.5
    people      | 3                 |   1.25/12 |       0/9 |    1.25/3 | 0.75/7.75 |  0.5/9.75 |    0/8.25 |   0.5/7.5
    people      | missing:dont_know |   0.75/12 |       0/9 |    0.75/3 |    0/7.75 | 0.75/9.75 |    0/8.25 |     0/7.5
    tools       | 1                 |      4/12 |       3/9 |       1/3 | 2.75/7.75 |  2.5/9.75 | 2.25/8.25 |   2.5/7.5
    tools       | 2                 |      3/12 |       3/9 |       0/3 |  1.5/7.75 |    3/9.75 |    3/8.25 |   1.5/7.5
    tools       | 3                 |    3.5/12 |       3/9 |     0.5/3 |  3.5/7.75 |  3.5/9.75 |    3/8.25 |   3.5/7.5
    tools       | missing:no_answer |    1.5/12 |       0/9 |     1.5/3 |    0/7.75 | 0.75/9.75 |    0/8.25 |     0/7.5
    growth      | 1                 |    1.5/12 |    0.75/9 |    0.75/3 | 0.25/7.75 | 0.25/9.75 |    0/8.25 |  0.25/7.5
    growth      | 2                 |    4.5/12 |    3.75/9 |    0.75/3 |  4.5/7.75 | 4.25/9.75 | 3.75/8.25 |  4.25/7.5
    growth      | 3                 |   5.25/12 |     4.5/9 |    0.75/3 |    3/7.75 | 5.25/9.75 |  4.5/8.25 |     3/7.5
    growth      | missing:refused   |   0.75/12 |       0/9 |    0.75/3 |    0/7.75 |    0/9.75 |    0/8.25 |     0/7.5
    plans       | more              |   4/11.25 |    3.75/9 | 0.25/2.25 |  2.5/7.75 |       4/9 | 3.75/8.25 |   2.5/7.5
    plans       | same              | 4.5/11.25 |       3/9 |  1.5/2.25 |    3/7.75 |    2.75/9 | 2.25/8.25 |  2.75/7.5
    plans       | dont_know         | 2.75/11.25 |    2.25/9 |  0.5/2.25 | 2.25/7.75 |    2.25/9 | 2.25/8.25 |  2.25/7.5
    stance      | sends             |    7.5/12 |    6.75/9 |    0.75/3 | 6.75/7.75 |  7.5/9.75 | 6.75/8.25 |  6.75/7.5
    stance      | serves            |    0.5/12 |       0/9 |     0.5/3 |  0.5/7.75 |  0.5/9.75 |    0/8.25 |   0.5/7.5
    stance      | idle              |    1.5/12 |    0.75/9 |    0.75/3 | 0.25/7.75 |    0/9.75 |    0/8.25 |     0/7.5
    stance      | missing:no_answer |    2.5/12 |     1.5/9 |       1/3 | 0.25/7.75 | 1.75/9.75 |  1.5/8.25 |  0.25/7.5
    integration | low               |    2.5/12 |    0.75/9 |    1.75/3 |  0.5/7.75 | 0.25/9.75 |    0/8.25 |  0.25/7.5
    integration | mid               |   4.25/12 |    3.75/9 |     0.5/3 | 2.75/7.75 | 4.25/9.75 | 3.75/8.25 |  2.75/7.5
    integration | high              |    4.5/12 |     4.5/9 |       0/3 |  4.5/7.75 |  4.5/9.75 |  4.5/8.25 |   4.5/7.5
    integration | missing:no_answer |   0.75/12 |       0/9 |    0.75/3 |    0/7.75 | 0.75/9.75 |    0/8.25 |     0/7.5
    """,
}
