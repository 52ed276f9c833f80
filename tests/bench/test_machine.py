"""What figures are measured on."""

from bench.machine import machine, software


def test_the_machine_is_told_without_naming_it() -> None:
    found = machine()
    assert set(found) == {"cpu", "cores", "memory_gib", "system", "load"}
    assert found["cpu"] and found["cores"] >= 1


def test_versions_of_what_is_installed_are_told() -> None:
    assert software()["python"].count(".") == 2
