"""Runs: what they read, how far they are, what they could not read."""

from tests.builders import book

from relgraph.book.runs import MOST_FAILURES, Failure, Runs


def test_a_run_keeps_its_sources_its_state_and_its_report() -> None:
    runs = Runs(book().space)
    number = runs.begin("mail", ["inbox", "archive", "inbox"], now=5)
    runs.stand(number, "headers", 1, 4)
    (run,) = runs.latest(3)
    assert (run.sources, run.report, run.stage, run.done, run.total) == (
        ("archive", "inbox"), None, "headers", 1, 4
    )  # fmt: skip
    runs.end(number, {"read": 2})
    (run,) = runs.latest(3)
    assert (run.report, run.stage) == ({"read": 2}, None)


def test_the_latest_run_comes_first() -> None:
    runs = Runs(book().space)
    numbers = [runs.begin("mail", [], now=day) for day in range(4)]
    assert [run.number for run in runs.latest(2)] == [numbers[3], numbers[2]]
    assert runs.run(99) is None


def test_failures_are_kept_in_order_up_to_a_number() -> None:
    runs = Runs(book().space)
    number = runs.begin("mail", [], now=1)
    failures = [Failure("inbox", f"inbox#{place}", "cut short") for place in range(MOST_FAILURES + 5)]
    runs.end(number, {"failed": len(failures)}, failures)
    assert runs.failures(number) == failures[:MOST_FAILURES]
    assert runs.failures(number + 1) == []
