"""One installation: several at one home, views that stay right, the owner's desk."""

import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.builders import ANA, BO, CY, DEE, EVA, both_ways, mail, share, tell

from relgraph.address import Address
from relgraph.errors import BadUse
from relgraph.house import House
from relgraph.house.views import KEPT
from relgraph.spaces.home import Home

NewHouse = Callable[..., House]
ROOT = Path(__file__).parents[2]


def known(
    at: House, member: Address = ANA, domain: str = "acme.example", day: date | None = None
) -> list[str]:
    """Who the member is answered to know at a company, by address."""
    return [str(one["address"]) for one in at.answers(member, day).who(domain)["people"]]


def test_a_book_is_opened_by_any_address_of_its_member_and_kept_open(new_house: NewHouse) -> None:
    at = new_house()
    at.team.add_member(ANA, "", [Address("a.r@home.example")], now=1)
    assert at.book(ANA) is at.book(Address("a.r@home.example"))
    with pytest.raises(BadUse, match="no member"):
        at.book(CY)


def test_each_member_has_a_book_of_their_own(new_house: NewHouse) -> None:
    at = new_house()
    tell(at, ANA, *both_ways(ANA, CY, "2026-05-01"))
    assert known(at) == [CY]
    assert known(at, BO) == []
    assert at.book(BO).ledger.messages() == 0
    files = {path.stem for path in at.home.path.glob("books/*.db")}
    assert {at.team.member(ANA).book, at.team.member(BO).book} <= files


def test_what_another_house_at_the_same_home_projects_is_seen_at_once(new_house: NewHouse) -> None:
    one, other = new_house(), new_house()
    tell(one, ANA, *both_ways(ANA, CY, "2026-05-01"))
    assert known(other) == [CY]
    tell(one, ANA, *both_ways(ANA, DEE, "2026-05-02"))
    assert known(other) == [DEE, CY]
    other.book(ANA).judge("not a tie", CY, "", now=1)
    other.project(ANA)
    assert known(one) == [DEE]


def test_what_was_not_projected_yet_is_not_seen_and_an_open_view_stays_as_it_was(new_house: NewHouse) -> None:
    at = new_house()
    tell(at, ANA, *both_ways(ANA, CY, "2026-05-01"))
    view = at.view(ANA)
    at.book(ANA).ledger.append(both_ways(ANA, DEE, "2026-05-02"))
    assert known(at) == [CY]
    assert view.own.me is not None


def test_a_view_is_kept_until_something_changes_and_then_at_once_another(new_house: NewHouse) -> None:
    one, other = new_house(), new_house()
    tell(one, BO, *both_ways(BO, CY, "2026-05-01"))
    first = other.view(ANA)
    assert other.view(ANA) is first
    assert other.view(BO) is not first
    assert other.view(ANA, date(2026, 4, 1)) is not first
    share(one, BO, "all")
    assert known(other) == [CY]
    one.desk(ANA).targets.add(["Acme"])
    assert [row["wanted"] for row in other.answers(ANA).targets()["items"]] == ["Acme"]


def test_a_member_added_elsewhere_breaks_no_view_that_was_open_or_kept(new_house: NewHouse) -> None:
    served, command = new_house(), new_house()
    tell(served, ANA, *both_ways(ANA, CY, "2026-05-01"))
    view = served.view(ANA)
    assert known(served) == [CY]
    command.team.add_member(Address("gil@fenwick.example"), "Gil", [], now=1)
    assert known(served) == [CY]
    command.team.add_member(ANA, "", [Address("a.r@home.example")], now=1)
    assert known(served) == [CY]
    assert view.own.store.people_at("acme.example")


def test_an_alias_added_elsewhere_repairs_replays_too(new_house: NewHouse) -> None:
    served, command = new_house(), new_house()
    sent = [mail("a.r@home.example", CY, day="2026-05-01"), mail(CY, "a.r@home.example", day="2026-05-02")]
    tell(served, ANA, *sent)
    assert known(served, day=date(2026, 5, 10)) == []
    command.team.add_member(ANA, "", [Address("a.r@home.example")], now=1)
    command.project(ANA)
    assert known(served, day=date(2026, 5, 10)) == [CY]
    assert known(served) == [CY]


def test_an_alias_counts_in_a_replay_before_the_book_is_projected_again(new_house: NewHouse) -> None:
    served, command = new_house(), new_house()
    tell(served, ANA, mail("a.r@home.example", CY, day="2026-05-01"))
    assert known(served, day=date(2026, 5, 10)) == []
    command.team.add_member(ANA, "", [Address("a.r@home.example")], now=1)
    assert known(served, day=date(2026, 5, 10)) == [CY]


def test_judging_recomputes_replays_at_once(new_house: NewHouse) -> None:
    at = new_house()
    tell(at, ANA, *both_ways(ANA, CY, "2026-05-01"))
    assert known(at, day=date(2026, 5, 10)) == [CY]
    number = at.book(ANA).judge("not a tie", CY, "", now=1)
    assert known(at, day=date(2026, 5, 10)) == []
    at.book(ANA).undo_judgement(number, now=2)
    assert known(at, day=date(2026, 5, 10)) == [CY]


def test_many_days_asked_for_are_not_all_kept(new_house: NewHouse) -> None:
    at = new_house()
    tell(at, ANA, *both_ways(ANA, CY, "2026-04-01"))
    for day in range(1, 29):
        for month in (4, 5):
            known(at, day=date(2026, month, min(day, 19)))
    assert len(at._views) <= KEPT


READ = """
import sys
from pathlib import Path
from tests.builders import ANA, house
at = house(Path(sys.argv[1]))
for _ in range(int(sys.argv[2])):
    assert at.answers(ANA).who("acme.example")["format"] == 1
print("read", flush=True)
at.close()
"""


def test_reads_during_a_long_write_neither_fail_nor_see_half_of_it(
    new_house: NewHouse, tmp_path: Path
) -> None:
    reader, writer = new_house(), new_house()
    tell(writer, ANA, *both_ways(ANA, CY, "2026-05-01"))
    book = writer.book(ANA)
    with book.space.writing():
        book.space.db.execute("DELETE FROM history")
        book.space.db.execute("DELETE FROM g_person")
        book.touch()
        assert known(reader) == [CY]
        assert reader.answers(ANA).targets()["items"] == []
        command = [sys.executable, "-c", READ, str(writer.home.path), "3"]
        assert subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout == b"read\n"
        book.space.db.execute("DELETE FROM g_tie")
    assert known(reader) == []


def test_a_web_server_beside_an_ingest_answers_all_the_time(new_house: NewHouse) -> None:
    served, ingesting = new_house(), new_house()
    tell(served, ANA, *both_ways(ANA, CY, "2026-05-01"))
    failed: list[BaseException] = []
    done = threading.Event()

    def ask() -> None:
        try:
            while not done.is_set():
                assert CY in known(served)
                served.answers(ANA).targets()
                served.answers(BO).people("")
        except BaseException as error:
            failed.append(error)

    askers = [threading.Thread(target=ask) for _ in range(3)]
    for one in askers:
        one.start()
    for n in range(12):
        tell(ingesting, ANA, *both_ways(ANA, f"p{n}@acme.example", "2026-05-02", "2026-05-03"))
        share(ingesting, ANA, f"person:p{n}@acme.example")
    done.set()
    for one in askers:
        one.join()
    assert failed == []
    assert len(known(served)) == 13
    assert len(known(served, BO)) == 12


def test_threads_of_one_house_may_ask_and_write_at_once(new_house: NewHouse) -> None:
    at = new_house()
    tell(at, ANA, *both_ways(ANA, CY, "2026-05-01"))
    failed: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for n in range(6):
                if number % 2:
                    tell(at, ANA, *both_ways(ANA, f"p{number}{n}@acme.example", "2026-05-02"))
                    at.publish(ANA)
                    at.desk(ANA).targets.add([f"t{number}{n}"])
                else:
                    assert CY in known(at)
                    assert CY in known(at, day=date(2026, 5, 2 + n))
                    at.answers(EVA).paths(CY)
        except BaseException as error:
            failed.append(error)

    share(at, ANA, "all")
    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert failed == []
    assert len(known(at)) == 13


def test_a_second_run_at_the_same_book_says_so_and_another_book_is_free(new_house: NewHouse) -> None:
    one, other = new_house(), new_house()
    with one.locked(ANA):
        with (
            pytest.raises(BadUse, match=f"another run is at the book of {ANA}"),
            other.locked(ANA),
        ):
            raise AssertionError("both runs got in")
        with other.locked(BO):
            pass
    with other.locked(ANA):
        pass


HOLD = """
import sys
from pathlib import Path
from tests.builders import ANA, house
at = house(Path(sys.argv[1]))
with at.locked(ANA):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_lock_of_a_killed_run_is_free(new_house: NewHouse) -> None:
    at = new_house()
    command = [sys.executable, "-c", HOLD, str(at.home.path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"held\n"
        with pytest.raises(BadUse, match="another run"), at.locked(ANA):
            raise AssertionError("both runs got in")
        run.kill()
    with at.locked(ANA):
        pass


def test_projecting_again_changes_no_answer(new_house: NewHouse) -> None:
    at = new_house()
    tell(at, ANA, *both_ways(ANA, "Cy Young <cy@acme.example>", "2026-05-01", "2026-05-02"))
    share(at, ANA, "all")
    before = [at.answers(who).who("acme.example") for who in (ANA, BO)]
    at.project(ANA)
    assert [at.answers(who).who("acme.example") for who in (ANA, BO)] == before


def test_two_homes_with_equal_secrets_and_mail_answer_the_same(new_house: NewHouse) -> None:
    answers = []
    for folder, turned in (("one", False), ("two", True)):
        at = new_house(folder=folder)
        sent = [*both_ways(ANA, CY, "2026-05-01"), *both_ways(ANA, DEE, "2026-05-02")]
        for one in reversed(sent) if turned else sent:
            at.book(ANA).ledger.append([one])
        at.project(ANA)
        share(at, ANA, "all")
        answers.append([at.answers(who).who("acme.example") for who in (ANA, BO)])
    assert answers[0] == answers[1]


# The desk


def test_target_accounts_are_tidied_counted_once_and_taken_off(new_house: NewHouse) -> None:
    desk = new_house().desk(ANA)
    assert desk.targets.add(["  Acme   AG ", "zell.example", "Acme AG", "", "  "]) == 2
    assert desk.targets.add(["Acme AG"]) == 0
    assert desk.targets.remove(" Acme  AG")
    assert not desk.targets.remove("Acme AG")


@pytest.mark.parametrize("wanted", [[], [" ", ""], ["a" * 201], [f"t{n}" for n in range(2001)]])
def test_an_empty_or_overlong_list_is_refused_in_one_line(new_house: NewHouse, wanted: list[str]) -> None:
    at = new_house()
    with pytest.raises(BadUse) as refused:
        at.desk(ANA).targets.add(wanted)
    assert "\n" not in str(refused.value)
    assert at.book(ANA).targets() == []


@pytest.mark.parametrize("name", ["\x00", "Ac\x00me", "\udc80me", "\u202eemcA", "<b>{{ 7 * 7 }}", "'; --"])
def test_hostile_target_names_are_kept_as_harmless_text(new_house: NewHouse, name: str) -> None:
    at = new_house()
    try:
        at.desk(ANA).targets.add([name])
    except BadUse:
        assert not name.strip("\x00")
    document = at.answers(ANA).targets()
    assert all(not set("\x00\u202e\udc80") & set(item["wanted"]) for item in document["items"])
    at.desk(ANA).targets.looked()
    assert at.desk(ANA).targets.remove(name) == bool(document["items"])


def test_a_home_on_a_read_only_path_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadUse):
        Home(tmp_path / "file" / "home")
