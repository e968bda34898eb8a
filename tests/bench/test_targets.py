"""What the benchmark of pages says of what it has measured."""

from dataclasses import replace
from pathlib import Path

from bench.build import Page
from bench.measure import Visit
from bench.peers import ALTAIR, INFUSION, JSHTML, LIVE, MPLD3, OURS, SLOWED, STOCK, Peer
from bench.report import Result, table
from bench.targets import targets

FAST = Visit(100, (4.0,) * 20, 10_000, 2_000, 0, True)


def result(peer: Peer, states: int, visit: Visit, size: int = 50_000) -> Result:
    return Result(Page(peer, states, Path("page.html"), 1), size, (visit,) * 3, 0)


def measured() -> list[Result]:
    slow = replace(FAST, interactive=250, presses=(5.0,) * 20)
    pages = [result(peer, 44, FAST) for peer in (OURS, LIVE)]
    pages += [result(peer, 44, slow, 100_000) for peer in (STOCK, JSHTML, MPLD3, ALTAIR)]
    return [*pages, result(INFUSION, 0, FAST), result(SLOWED, 0, slow)]


def verdict(results: list[Result], what: str) -> str:
    [line] = [line for line in targets(results) if line.startswith(what)]
    return line.split()[-1]


def test_what_is_within_all_limits_is_met() -> None:
    for what in (
        "ours live: sooner",
        "ours live: key press",
        "ours live: bytes",
        "infusion: ms to",
    ):
        lines = [line for line in targets(measured()) if line.startswith(what)]
        assert lines
        assert all(line.endswith("  met") for line in lines)


def test_the_nearest_of_the_others_decides() -> None:
    near = replace(FAST, interactive=199)
    results = [*measured()[:3], result(JSHTML, 44, near), *measured()[4:]]
    assert verdict(measured(), "ours live: sooner than the nearest") == "met"
    assert verdict(results, "ours live: sooner than the nearest") == "MISSED"


def test_key_presses_are_set_beside_mpld3_and_bytes_beside_altair() -> None:
    others = [each for each in measured() if each.page.peer not in (MPLD3, ALTAIR)]
    quick = replace(FAST, presses=(3.9,) * 20)
    results = [*others, result(MPLD3, 44, quick), result(ALTAIR, 44, FAST, 49_999)]
    assert verdict(results, "ours live: key press") == "MISSED"
    assert verdict(results, "ours live: bytes") == "MISSED"


def test_code_of_models_is_counted_apart() -> None:
    heavy = replace(FAST, script=19_002, model=3_001)
    results = [*measured()[:-2], result(INFUSION, 0, heavy), result(SLOWED, 0, FAST)]
    assert verdict(results, "page 02: bytes of script, no model") == "MISSED"
    assert verdict(results, "page 02: bytes of model code") == "MISSED"
    fits = replace(heavy, script=18_999, model=2_999)
    results[-2] = result(INFUSION, 0, fits)
    assert verdict(results, "page 02: bytes of script, no model") == "met"
    assert verdict(results, "page 02: bytes of model code") == "met"


def test_what_was_left_out_has_met_nothing() -> None:
    results = [each for each in measured() if each.page.peer is not ALTAIR]
    [line] = [line for line in targets(results) if line.startswith("ours live: bytes")]
    assert line.endswith("  not measured")


def test_a_page_that_asked_for_something_is_not_offline() -> None:
    asks = result(STOCK, 44, replace(FAST, asked=1))
    _, ours, stock = table([measured()[0], asks])
    assert [row.split()[-2:] for row in (ours, stock)] == [["yes", "yes"], ["no", "yes"]]
