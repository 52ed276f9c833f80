"""Addresses: hostile forms are refused or cleaned, and no two people's become one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relgraph.address import (
    LONGEST,
    Address,
    address,
    company_domain,
    domain,
    freemail,
    host,
    is_list,
    is_machine,
    registrable,
)

HOSTS = st.sampled_from(["acme.example", "bücher.example", "xn--bcher-kva.example", "a.co.uk"])


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("cy@acme.example", "cy@acme.example"),
        (" <Cy.Young@ACME.Example> ", "cy.young@acme.example"),
        ("'cy@acme.example'", "cy@acme.example"),
        ('"cy"@acme.example', "cy@acme.example"),
        ("mailto:cy@acme.example", "cy@acme.example"),
        ("cy@acme.example.", "cy@acme.example"),
        ("cy+news@acme.example", "cy+news@acme.example"),
        ("cy@mail_1.acme.example", "cy@mail_1.acme.example"),
        ("jürgen@acme.example", "jürgen@acme.example"),
    ],
)
def test_an_address_is_read_in_the_forms_mail_has_it(raw: str, wanted: str) -> None:
    assert address(raw) == wanted


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "@",
        "cy",
        "cy@",
        "@acme.example",
        "cy@acme",
        "cy@acme..example",
        "cy@-acme.example",
        "cy@acme-.example",
        "cy@acme.example/path",
        "cy@acme.example:25",
        "cy young@acme.example",
        "cy@dee@acme.example",
        "cy(comment)@acme.example",
        "cy@acme.example (Cy)",
        "cy@[192.0.2.1]",
        "a,b@acme.example",
        "cy\\@acme.example",
        "cy;dee@acme.example",
        "/O=ACME/OU=EU/CN=RECIPIENTS/CN=CY",
        "Cy Young <cy@acme.example>",
        "cy@" + "a" * 64 + ".example",
        "cy@ａ／b.example",
        "cy@℀.example",
    ],
)
def test_what_is_no_address_is_none(raw: str) -> None:
    assert address(raw) is None


@pytest.mark.parametrize(
    "hidden", ["\u200b", "\u202e", "\u2066", "\u00ad", "\ufeff", "\x00", "\r\n", "\udc80", "\U000e0041"]
)
def test_an_unseen_character_inside_never_joins_what_it_parts(hidden: str) -> None:
    assert address(f"c{hidden}y@acme.example") is None
    assert address(f"cy@ac{hidden}me.example") is None
    assert address(f"{hidden}cy@acme.example{hidden}") == "cy@acme.example"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("сy@acme.example", "cy@acme.example"),  # Cyrillic es
        ("cy@аcme.example", "cy@acme.example"),  # Cyrillic a
        ("cy@acmе.example", "cy@acme.example"),  # Cyrillic ie
        ("bo\u212a@acme.example", "bok@acme.example"),  # Kelvin sign
        ("ｃy@acme.example", "cy@acme.example"),  # full width
        ("cý@acme.example", "cy@acme.example"),
        ("cy@acme-.example", "cy@acme.example"),
        ("cy@rn.example", "cy@m.example"),
        ("cy@acme\u2024example", "cy@acme.example"),  # one dot leader
        ("cy@acme.example\u2024org", "cy@acme.example"),
    ],
)
def test_look_alikes_are_never_one_address(one: str, other: str) -> None:
    assert address(one) != address(other)
    assert address(other) is not None or "-." in other


def test_an_international_domain_is_one_domain_in_both_its_spellings() -> None:
    assert address("cy@BÜCHER.example") == address("cy@xn--bcher-kva.example") == "cy@xn--bcher-kva.example"
    assert host("https://bücher.example/shop") == "xn--bcher-kva.example"


@pytest.mark.parametrize("padding", range(60, 260, 7))
def test_an_overlong_address_is_refused_and_never_cut_to_somebody_elses(padding: int) -> None:
    raw = "a" * padding + "@bank.example.evil.example"
    assert address(raw) in (raw, None)
    assert (address(raw) is None) == (len(raw) > LONGEST)


def test_an_overlong_host_is_refused_and_never_cut_to_another() -> None:
    long = ".".join(["a" * 30] * 6) + ".bank.example.evil.example"
    assert host(long) in (long, None)
    assert host("b" * 60 + "." + long) in ("b" * 60 + "." + long, None)


@given(st.text(max_size=300))
def test_any_text_gives_a_clean_address_or_none(raw: str) -> None:
    found = address(raw)
    if found is not None:
        assert found.count("@") == 1
        assert found == found.strip()
        assert not any(c.isspace() or c in '<>()[],;:"\\' or ord(c) < 32 for c in found)
        assert domain(found).isascii()
        assert address(found) == found


@given(st.from_regex(r"[a-z0-9._%+-]{1,20}", fullmatch=True), HOSTS)
def test_reading_an_address_again_changes_nothing(local: str, name: str) -> None:
    found = address(f"{local}@{name}")
    assert found is None or address(found) == found


@given(st.text(max_size=300))
def test_any_text_gives_a_domain_name_or_none(raw: str) -> None:
    found = host(raw)
    assert found is None or (found.isascii() and "." in found and host(found) == found)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("acme.example", "acme.example"),
        ("mail.eu.acme.example", "acme.example"),
        ("mail.acme.co.uk", "acme.co.uk"),
        ("acme.com.au", "acme.com.au"),
        ("co.uk", "co.uk"),
    ],
)
def test_a_company_is_the_domain_it_registered(name: str, wanted: str) -> None:
    assert registrable(name) == wanted


def test_a_mail_provider_for_everybody_is_nobodys_company() -> None:
    assert company_domain(Address("cy@gmail.com")) is None
    assert company_domain(Address("cy@mail.yahoo.co.uk")) is None
    assert company_domain(Address("cy@mail.acme.example")) == "acme.example"


def test_the_list_of_mail_providers_is_clean() -> None:
    assert len(freemail()) > 100
    assert all(host(name) == name for name in freemail())


@pytest.mark.parametrize(
    "local",
    [
        "noreply", "no-reply", "do_not_reply", "donotreply", "mailer-daemon", "postmaster",
        "bounce+cy=acme.example",
        "bounces", "notifications", "jira-notifications", "news.noreply", "alerts", "newsletter", "listserv",
        "auto-reply", "unsubscribe",
    ],
)  # fmt: skip
def test_a_machines_address_is_told_by_its_local_part(local: str) -> None:
    assert is_machine(Address(f"{local}@acme.example"))


@pytest.mark.parametrize("local", ["cy", "cy.young", "noreplyson", "alerta", "postma", "robotti", "info"])
def test_a_persons_address_is_no_machines(local: str) -> None:
    assert not is_machine(Address(f"{local}@acme.example"))


def test_telling_a_machine_takes_no_time_on_a_hostile_local_part() -> None:
    for local in ("no-" * 80, "a." * 120, "notifications." * 17, "_" * 240):
        assert is_machine(Address(f"{local}@acme.example")) in (True, False)


@pytest.mark.parametrize(
    "raw",
    [
        "crew@googlegroups.com",
        "crew@lists.acme.example",
        "crew@list.acme.co.uk",
        "linux-kernel@vger.kernel.org",
        "acme-users@acme.example",
        "acme.discuss@acme.example",
        "acme-request@acme.example",
    ],
)
def test_a_lists_address_is_told_by_its_make(raw: str) -> None:
    assert is_list(Address(raw))


@pytest.mark.parametrize(
    "raw", ["cy@acme.example", "cy@listen.example", "ulist@acme.example", "cy@lists.example"]
)
def test_a_persons_address_is_no_lists(raw: str) -> None:
    assert not is_list(Address(raw))


@pytest.mark.parametrize(
    "host_name", ["noreply.acme.example", "users.no-reply.acme.co.uk", "bounces.acme.example"]
)
def test_a_host_that_takes_no_answers_is_a_machines(host_name: str) -> None:
    assert is_machine(Address(f"dee.hart@{host_name}"))


def test_a_company_may_be_called_like_a_machine() -> None:
    assert not is_machine(Address("dee.hart@bounce.example"))
