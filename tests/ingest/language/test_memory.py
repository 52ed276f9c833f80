from relgraph_ingest.language.memory import Memory, digest


def test_the_entry_not_asked_for_the_longest_gives_way() -> None:
    memory: Memory[int] = Memory(2)
    memory.put(b"a", 1)
    memory.put(b"b", 2)
    assert memory.get(b"a") == 1
    memory.put(b"c", 3)
    assert (memory.get(b"a"), memory.get(b"b"), memory.get(b"c")) == (1, None, 3)
    assert len(memory) == 2


def test_digests_tell_texts_apart_and_take_any_characters() -> None:
    assert digest("a") != digest("b")
    assert digest("\ud800") == digest("\ud800")
