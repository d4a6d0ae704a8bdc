from pipeline.codebook.condition_tree import AllOf, Answered, Between, Not


def test_conditions_are_values():
    tree = AllOf((Answered("sector", ("fin",)), Not(Between("employees", 20, None))))
    assert tree == AllOf((Answered("sector", ("fin",)), Not(Between("employees", 20, None))))
    assert len({tree, tree}) == 1
