"""The target list, as one visits it."""

from datetime import date

import pytest
from tests.faces import HOSTILE, Client, FakeFront, target
from tests.web.markup import Page

from relgraph.errors import BadUse

HTMX = {"HX-Request": "true"}


def page(browser: Client, url: str = "/", **given: object) -> Page:
    return Page(browser.get(url, **given).text)


def accounts(found: Page) -> list[str]:
    return [tag.text.strip().splitlines()[0].strip() for tag in found.all("th", scope="row")]


def listed(front: FakeFront) -> list[str]:
    return [row["wanted"] for row in front.world.targets]


class TestReading:
    def test_the_first_line_is_the_documents_summary(self, ana: Client) -> None:
        assert page(ana).one("h1").text == "You have a warm way into 4 of your 6 accounts; 1 is going quiet."

    def test_each_account_has_its_way_in_strength_and_last_contact(self, ana: Client) -> None:
        found = page(ana)
        first = " ".join(found.all("tr")[1].text.split())
        assert first.startswith(
            "Ardent ardent.example Ask Bo Lind, who knows Cy Young Changed, Bo Lind was in touch"
        )
        assert "strong" in first
        assert "this month" in first
        assert found.all("a", class_="go")[0].attributes["href"] == "/accounts/a_ardent"

    def test_an_account_that_nobody_sees_has_no_link(self, ana: Client) -> None:
        found = page(ana, "/?q=Óbidos")
        assert accounts(found) == ["Óbidos Têxteis"]
        assert found.all("a", class_="go") == []
        assert "No way in yet" in found.text

    def test_strength_is_a_word_beside_a_bar_of_four(self, ana: Client) -> None:
        found = page(ana)
        bars = found.all("svg", class_="bar")
        assert len(bars) == 6
        assert all(bar.attributes["aria-hidden"] == "true" for bar in bars)
        assert len(found.all("rect")) == 24
        words = {tier.text for tier in found.all("span", class_="tier")}
        assert words == {"strong", "moderate", "weak", "unknown", "none yet"}

    def test_the_exact_date_is_there_for_pointing_and_for_listening(self, ana: Client) -> None:
        time = page(ana, "/?q=kestrel").one("time")
        assert time.attributes == {"datetime": "2026-01-14", "title": "14 January 2026"}
        assert time.text == "4 months ago (14 January 2026)"

    def test_going_quiet_is_said(self, ana: Client) -> None:
        assert [tag.text for tag in page(ana).all("span", class_="pill")] == ["going quiet"]

    @pytest.mark.parametrize(
        ("sort", "first"),
        [("warmth", "Ardent"), ("quiet", "Kestrel & Sons"), ("name", "Ardent"), ("x", "Ardent")],
    )
    def test_the_list_is_sorted_on_the_server(self, ana: Client, sort: str, first: str) -> None:
        found = page(ana, f"/?sort={sort}")
        assert accounts(found)[0] == first
        current = [tag for tag in found.all("a") if tag.attributes.get("aria-current") == "true"]
        assert len(current) == 1

    def test_a_filter_works_as_a_plain_form(self, ana: Client) -> None:
        found = page(ana, "/?q=kes&sort=name")
        assert accounts(found) == ["Kestrel & Sons"]
        assert found.one("input", id="q").attributes["value"] == "kes"
        assert found.one("form", id="filter").attributes["method"] == "get"
        assert found.field("sort") == "name"
        assert found.one("p", class_="found").text == "1 of 6 accounts"

    def test_sort_links_keep_the_filter_and_the_day(self, ana: Client) -> None:
        links = page(ana, "/?q=kes&at=2026-04-01").one("nav", class_="sorts")
        found = page(ana, "/?q=kes&at=2026-04-01")
        assert "Sort by" in links.text
        assert found.all("a", href="/?q=kes&sort=quiet&at=2026-04-01")

    def test_a_filter_that_fits_nothing_says_so_and_leads_back(self, ana: Client) -> None:
        found = page(ana, "/?q=zzz")
        assert "No account on your list holds “zzz”." in found.text
        assert found.all("a", href="/?sort=warmth")

    def test_htmx_gets_the_rows_alone_and_they_are_the_same(self, ana: Client) -> None:
        part = ana.get("/?q=kes", headers=HTMX).text
        whole = ana.get("/?q=kes").text
        assert part.strip() in whole
        assert "<html" not in part
        assert accounts(Page(part)) == ["Kestrel & Sons"]

    def test_htmx_restoring_history_gets_the_whole_page(self, ana: Client) -> None:
        assert "<html" in ana.get("/", headers=HTMX | {"HX-History-Restore-Request": "true"}).text

    def test_an_empty_list_says_what_to_do(self, ana: Client, front: FakeFront) -> None:
        front.world.targets = []
        found = page(ana)
        assert "Paste the companies you sell to" in found.text
        assert "open" in found.one("details").attributes
        assert found.all("table") == []
        assert found.all("form", id="filter") == []


class TestAt:
    def test_another_day_is_said_and_kept_in_every_link(self, ana: Client, front: FakeFront) -> None:
        found = page(ana, "/?at=2026-04-01T12:00:00Z")
        assert {at for _, at in front.world.asked} == {date(2026, 4, 1)}
        assert "As of 1 April 2026." in found.text
        own = [tag.attributes["href"] for tag in found.all("a")]
        kept = [link for link in own if not link.startswith(("#", "?"))]
        assert kept
        assert all("at=2026-04-01" in link for link in kept)
        assert {tag.attributes["value"] for tag in found.all("input", name="at")} == {"2026-04-01"}

    def test_a_bad_day_is_a_page_that_says_what_to_write(self, ana: Client) -> None:
        answer = ana.get("/?at=soon")
        assert answer.status_code == 422
        assert "To see another day, say a date such as 2026-05-03" in answer.text


class TestLooked:
    def test_looking_at_the_list_is_remembered(self, ana: Client, front: FakeFront) -> None:
        ana.get("/")
        assert front.world.looked == 1

    @pytest.mark.parametrize("url", ["/?q=a", "/?sort=name", "/?at=2026-04-01", "/accounts/a_ardent"])
    def test_searching_sorting_and_other_days_are_not_a_new_visit(
        self, ana: Client, front: FakeFront, url: str
    ) -> None:
        ana.get(url)
        ana.get("/", headers=HTMX)
        assert front.world.looked == 0


class TestAdding:
    def test_pasted_accounts_are_added_and_told(self, ana: Client, front: FakeFront) -> None:
        csrf = page(ana).field("csrf")
        answer = ana.post(
            "/targets", data={"csrf": csrf, "wanted": "Quill Press\r\n\r\nardent\r\nhalden.example"}
        )
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert listed(front)[-2:] == ["Quill Press", "halden.example"]
        assert (
            page(ana).one("div", class_="notice").text.strip() == "Added 2 accounts; 1 stood there already."
        )

    def test_it_is_told_once(self, ana: Client) -> None:
        ana.post("/targets", data={"csrf": page(ana).field("csrf"), "wanted": "Quill"})
        assert page(ana).all("div", class_="notice")
        assert not page(ana).all("div", class_="notice")

    @pytest.mark.parametrize("kind", ["text/csv", "application/vnd.ms-excel", "application/octet-stream"])
    def test_a_csv_file_is_imported(self, ana: Client, front: FakeFront, kind: str) -> None:
        file = ("list.csv", b"id,Company\n1,Quill Press\n2,Halden\n", kind)
        answer = ana.post(
            "/targets", data={"csrf": page(ana).field("csrf"), "wanted": ""}, files={"file": file}
        )
        assert answer.status_code == 303
        assert listed(front)[-2:] == ["Quill Press", "Halden"]

    def test_a_file_and_a_list_are_both_read(self, ana: Client, front: FakeFront) -> None:
        file = ("list.csv", b"Halden\n", "text/csv")
        ana.post("/targets", data={"csrf": page(ana).field("csrf"), "wanted": "Quill"}, files={"file": file})
        assert listed(front)[-2:] == ["Halden", "Quill"]

    def test_a_form_without_a_file_is_read_too(self, ana: Client, front: FakeFront) -> None:
        data = {"csrf": page(ana).field("csrf"), "wanted": "Quill"}
        ana.post("/targets", data=data, files={"file": ("", b"", "application/octet-stream")})
        assert listed(front)[-1] == "Quill"

    def test_what_cannot_be_added_is_said_where_it_was_typed_and_kept(self, ana: Client) -> None:
        typed = "Quill\n" + "x" * 201 + "\n</textarea><b>"
        answer = ana.post("/targets", data={"csrf": page(ana).field("csrf"), "wanted": typed})
        found = Page(answer.text)
        assert answer.status_code == 422
        assert found.one("p", role="alert", id="wrong").text.startswith("Line 2 has more than 200 characters")
        assert found.one("textarea").text.replace("\r", "") == typed
        assert found.one("textarea").attributes["aria-invalid"] == "true"
        assert found.one("details").attributes["open"] == ""
        assert found.all("b") == []

    @pytest.mark.parametrize("csrf", [None, "", "wrong"])
    @pytest.mark.parametrize("url", ["/targets", "/targets/remove"])
    def test_a_form_that_is_not_ours_changes_nothing(
        self, ana: Client, front: FakeFront, url: str, csrf: str | None
    ) -> None:
        sent = {"wanted": "Ardent"} | ({} if csrf is None else {"csrf": csrf})
        answer = ana.post(url, data=sent)
        assert answer.status_code == 403
        assert "Reload it and try again" in answer.text
        assert len(listed(front)) == 6

    def test_another_sessions_form_changes_nothing(
        self, ana: Client, reader: Client, front: FakeFront
    ) -> None:
        csrf = page(reader).field("csrf")
        assert ana.post("/targets", data={"csrf": csrf, "wanted": "Quill"}).status_code == 403
        assert len(listed(front)) == 6

    def test_who_may_only_read_sees_no_forms_and_cannot_post(self, reader: Client, front: FakeFront) -> None:
        found = page(reader)
        assert [tag.attributes["action"] for tag in found.all("form")] == ["/search", "/signout", "/"]
        answer = reader.post("/targets", data={"csrf": found.field("csrf"), "wanted": "Quill"})
        assert answer.status_code == 403
        assert "for reading only" in answer.text
        assert len(listed(front)) == 6

    def test_too_many_fields_or_files_are_refused(self, ana: Client, front: FakeFront) -> None:
        csrf = page(ana).field("csrf")
        many = {"csrf": csrf} | {f"f{n}": "x" for n in range(20)}
        twice = [("file", ("a.csv", b"a")), ("file", ("b.csv", b"b"))]
        assert ana.post("/targets", data=many).status_code == 400
        assert ana.post("/targets", data={"csrf": csrf}, files=twice).status_code == 400
        assert len(listed(front)) == 6

    @pytest.mark.parametrize("body", [b"", b"\xff\x00", b"csrf=%ff", b"--x\r\n"])
    @pytest.mark.parametrize(
        "kind", ["multipart/form-data", "multipart/form-data; boundary=x", "application/json"]
    )
    def test_any_body_is_answered(self, ana: Client, body: bytes, kind: str) -> None:
        answer = ana.post("/targets", content=body, headers={"Content-Type": kind})
        assert answer.status_code in {400, 403}


class TestRemoving:
    def test_it_takes_one_off_and_offers_to_put_it_back(self, ana: Client, front: FakeFront) -> None:
        csrf = page(ana).field("csrf")
        answer = ana.post("/targets/remove", data={"csrf": csrf, "wanted": "Ardent", "at": "2026-04-01"})
        assert answer.headers["location"] == "/?at=2026-04-01"
        assert "Ardent" not in listed(front)
        found = page(ana)
        assert "Ardent is off your list." in found.one("div", class_="notice").text
        ana.post("/targets", data={"csrf": csrf, "wanted": found.field("wanted")})
        assert listed(front)[-1] == "Ardent"

    def test_removing_what_is_not_there_says_nothing(self, ana: Client) -> None:
        ana.post("/targets/remove", data={"csrf": page(ana).field("csrf"), "wanted": "Nobody"})
        assert page(ana).all("div", class_="notice") == []

    def test_a_bad_day_in_a_form_is_today(self, ana: Client) -> None:
        data = {"csrf": page(ana).field("csrf"), "wanted": "Ardent", "at": "soon"}
        assert ana.post("/targets/remove", data=data).headers["location"] == "/"

    def test_a_forged_notice_is_not_shown(self, ana: Client) -> None:
        ana.cookies.set("relgraph-notice-8000", "eyJ0ZXh0IjogImhpIn0=.00")
        assert page(ana).all("div", class_="notice") == []


class TestFailing:
    def test_bad_use_is_a_page_in_its_own_words(self, ana: Client, front: FakeFront) -> None:
        front.world.failing = BadUse("The book is being rebuilt: look again in a minute.")
        answer = ana.get("/")
        assert answer.status_code == 422
        assert "The book is being rebuilt: look again in a minute." in Page(answer.text).text


def named(front: FakeFront, text: str) -> None:
    """Put `text` wherever the list has a text of strangers."""
    account = {"id": text, "name": text, "domains": [text]}
    given = {"account": account, "state": "warm", "tier": "weak", "changed": text}
    front.world.summary = f"You have a way into {text}."
    front.world.targets = [target(text, f"ask {text}", **given), target(text)]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_show_as_text_and_nothing_else(ana: Client, front: FakeFront, text: str) -> None:
    named(front, text)
    hostile = page(ana)
    named(front, "Quill")
    plain = page(ana)
    assert hostile.unclosed == []
    assert [(tag.name, sorted(tag.attributes)) for tag in hostile.tags if tag.name != "span"] == [
        (tag.name, sorted(tag.attributes)) for tag in plain.tags if tag.name != "span"
    ]
    assert "\u202e" not in hostile.source
    assert "{{ 7" in hostile.text or "{{" not in text


def test_an_account_with_a_hostile_id_is_still_linked_within_the_site(ana: Client, front: FakeFront) -> None:
    front.world.targets = [
        target("x", account={"id": "../../a?b#c", "name": "x", "domains": []}, state="warm")
    ]
    assert page(ana).one("a", class_="go").attributes["href"] == "/accounts/..%2F..%2Fa%3Fb%23c"
