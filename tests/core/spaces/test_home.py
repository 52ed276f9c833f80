"""The home's folder, its secret, and the ids made under it."""

import threading
from pathlib import Path

import pytest

from relgraph.errors import BadUse
from relgraph.spaces.home import Home, Ids


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_home_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir(mode=0o755)
    home = Home(tmp_path / "home")
    assert home.secret
    assert mode(home.path) == 0o700
    assert mode(home.path / "books") == 0o700
    assert mode(home.path / "secret") == 0o600


def test_a_home_that_is_a_file_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(BadUse, match="cannot be used as home"):
        Home(tmp_path / "home")


def test_the_secret_is_made_once_and_kept(tmp_path: Path) -> None:
    assert Home(tmp_path).secret == Home(tmp_path).secret
    assert Home(tmp_path).secret != Home(tmp_path / "other").secret
    assert [path.name for path in tmp_path.glob("secret*")] == ["secret"]


def test_of_two_first_uses_at_once_one_secret_holds(tmp_path: Path) -> None:
    found: list[bytes] = []
    start = threading.Barrier(8)

    def use() -> None:
        home = Home(tmp_path)
        start.wait()
        found.append(home.secret)

    threads = [threading.Thread(target=use) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


def test_a_given_secret_is_not_written_down(tmp_path: Path) -> None:
    assert Home(tmp_path, secret="given").secret == Home(tmp_path / "other", secret="given").secret
    assert not (tmp_path / "secret").exists()


def test_ids_tell_nothing_without_the_secret_and_are_equal_with_it() -> None:
    one, same, other = Ids(b"1" * 32), Ids(b"1" * 32), Ids(b"2" * 32)
    assert one.of("person", "cy@acme.example") == same.of("person", "cy@acme.example")
    assert one.of("person", "cy@acme.example") != other.of("person", "cy@acme.example")


def test_ids_of_different_things_differ() -> None:
    ids = Ids(b"1" * 32)
    made = [
        ids.of("person", "a"),
        ids.of("company", "a"),
        ids.of("person", "a", ""),
        ids.of("person", "a", "b"),
        ids.of("person", "ab"),
        ids.of("person", "\udc80"),
    ]
    assert len(set(made)) == len(made)
    assert all(len(one) == 20 and set(one) <= set("0123456789abcdef") for one in made)
