import pickle

import pytest

from pipeline.codebook.frozen_mapping import NO_MAPPING, FrozenMapping


def test_it_reads_like_a_dict_and_keeps_its_order():
    mapping = FrozenMapping({"b": 1, "a": 2})
    assert list(mapping) == ["b", "a"]
    assert mapping == {"a": 2, "b": 1}
    assert repr(mapping) == "{'b': 1, 'a': 2}"


def test_it_cannot_change():
    with pytest.raises(TypeError):
        NO_MAPPING["a"] = 1  # type: ignore[index]


def test_equal_mappings_hash_alike_and_survive_another_process():
    one, other = FrozenMapping({"a": 1, "b": 2}), FrozenMapping([("b", 2), ("a", 1)])
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == one
