"""Facts of a reading go to JSON and come back as they were."""

import json

from hypothesis import given
from hypothesis import strategies as st

from relgraph.address import Address
from relgraph.book.facts import dump_fact, load_fact
from relgraph.evidence import Employment, Fact, Introduction, Key, Mention, Party, fact_key

TEXT = st.text(max_size=30).filter(lambda text: text.isprintable() or not text)
ADDRESS = st.none() | st.sampled_from([Address("cy@acme.example"), Address("dee@acme.example")])
PARTY = st.builds(Party, st.none() | TEXT, ADDRESS)
PLACE = st.integers(min_value=0, max_value=10**6)
MENTION = st.builds(
    Mention, st.sampled_from(["person", "company"]), TEXT, ADDRESS, st.none() | TEXT, PLACE, PLACE
)
EMPLOYMENT = st.builds(
    Employment,
    PARTY,
    st.none() | TEXT,
    st.none() | TEXT,
    st.none() | TEXT,
    st.sampled_from(["signature", "text", "table", "domain"]),
    st.booleans(),
    PLACE,
    PLACE,
)
INTRODUCTION = st.builds(
    Introduction,
    st.sampled_from(["made", "offered", "requested", "referral", "reported", "handover"]),
    st.sampled_from(["done", "open", "declined"]),
    st.none() | PARTY,
    st.lists(PARTY, max_size=3).map(tuple),
    PLACE,
    PLACE,
)
FACT = st.one_of(MENTION, EMPLOYMENT, INTRODUCTION)


@given(FACT)
def test_a_fact_comes_back_as_it_was(fact: Fact) -> None:
    kind, content = dump_fact(fact)
    assert load_fact(kind, content) == fact
    assert dump_fact(load_fact(kind, content)) == (kind, content)
    assert "\n" not in content
    json.loads(content)


@given(FACT, FACT)
def test_facts_have_one_key_exactly_if_they_are_equal(one: Fact, other: Fact) -> None:
    message = Key(b"m" * 16)
    assert (fact_key(message, one) == fact_key(message, other)) == (one == other)
    assert fact_key(message, one) != fact_key(Key(b"n" * 16), one)
