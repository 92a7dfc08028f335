"""The benchmark clocks every stage and leaves the loader as it was. How fast it is, no test says."""

from bench.speed import bulletins, parts_clocked, run

from taizhang.extract import reading


def test_every_stage_is_clocked_within_the_whole() -> None:
    clock = run(bulletins(0.01))
    assert {"text to quads", "text to layout", "layout to records", "records to quads", "  figures", "  measures"} <= clock.keys()
    assert all(seconds > 0 for seconds in clock.values())
    assert sum(seconds for name, seconds in clock.items() if name.startswith("  ")) < clock["layout to records"]


def test_the_clocks_are_taken_off() -> None:
    before = dict(vars(reading))
    with parts_clocked(run(bulletins(0.001))):
        assert vars(reading)["figures"] is not before["figures"]
    assert dict(vars(reading)) == before


def test_the_bulletins_are_as_large_as_asked() -> None:
    assert 20_000 <= sum(len(text.encode()) for text in bulletins(0.02)) < 30_000
