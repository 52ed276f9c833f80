"""Contact by month, drawn."""

from relgraph.documents import Month
from relgraph_web.chart import HALF, SHOWN, chart


def months(*told: tuple[str, int, int, int]) -> list[Month]:
    return [{"month": month, "out": out, "in": back, "met": met} for month, out, back, met in told]


def test_no_months_draw_nothing() -> None:
    assert chart([]) is None


def test_what_one_wrote_goes_up_and_what_came_back_goes_down_to_scale() -> None:
    found = chart(months(("2026-04", 4, 2, 0), ("2026-05", 0, 0, 1)))
    assert found is not None
    assert [(bar.kind, bar.height) for bar in found.bars] == [("out", HALF), ("in", HALF / 2), ("met", 6.0)]
    assert all(bar.y >= 0 and bar.y + bar.height <= 100 for bar in found.bars)
    assert found.told == "Messages by month from April 2026 to May 2026: you wrote 4, they wrote 2."


def test_the_table_has_every_month_with_contact_and_the_drawing_the_last_ones() -> None:
    many = months(*((f"{2020 + n // 12}-{n % 12 + 1:02}", n % 2, 0, 0) for n in range(60)))
    found = chart(many)
    assert found is not None
    assert len(found.lines) == 30
    assert found.earlier
    assert found.first == f"{'January'} {2020 + (60 - SHOWN) // 12}"


def test_bars_stay_within_the_frame() -> None:
    found = chart(months(*((f"2026-{n:02}", 10**6 * n, 1, n) for n in range(1, 13))))
    assert found is not None
    assert all(bar.x >= 0 and bar.x + 10 <= found.width for bar in found.bars)
