"""Charts of rows: bars as long as their values on a plain axis, words beside them."""

import re

import pytest

from ketamine_explainer.content import load_content
from ketamine_explainer.content.records import Axis
from ketamine_explainer.explorers.findings.rows_figure import (
    ASIDE,
    BAR,
    BESIDE,
    COLUMN,
    EDGE,
    GHOST,
    LEFT,
    PAIRS,
    RIGHT,
    WIDTH,
    Line,
    Mark,
    Of,
    Rows,
    draw_rows,
)
from ketamine_explainer.explorers.kit.controls import Fixed
from ketamine_explainer.explorers.kit.style import BLUE, CSS, MUTED, RUST, TYPE, width_of

ONCE = Fixed(((),))
CAPTION = load_content().captions["timeline"]
HUNDRED = Axis(unit="of 100", words="people of 100")
POINTS = Axis(unit="points", low=-10, high=10, null_value=0, words="points")
TIME = Axis(unit="time", ticks=(0, 360, 720, 1440), words="time")


def drawn(axis: Axis, *lines: Line) -> str:
    rows = Rows(axis, "other people", lines)
    return draw_rows("rows", ONCE, lambda: rows, CAPTION).layers["view"][0]


def strokes(svg: str, width: float) -> list[tuple[float, float, float]]:
    """Return start, end and distance from the top of each stroke in the lines of a width."""
    paths = re.findall(rf'<path d="([^"]*)"[^>]*stroke-width:{width:g}[;"]', svg)
    found = re.findall(r"M([\d.]+) ([\d.]+)[HL]([\d.]+)", " ".join(paths))
    return [(float(start), float(end), float(y)) for start, y, end in found]


def bars(svg: str, width: float = BAR) -> list[tuple[float, float]]:
    """Return start and end of each bar, or of each line of another width."""
    return [(start, end) for start, end, _ in strokes(svg, width)]


def intervals(svg: str) -> list[tuple[float, float]]:
    return bars(svg, 2.5)


def heights(svg: str) -> list[float]:
    """Return how far below the top each bar lies."""
    return [y for _, _, y in strokes(svg, BAR)]


def said(svg: str) -> list[str]:
    return re.findall(r">([^<]+)</text>", svg)


def ticks(svg: str) -> dict[str, float]:
    """Return the place of each word under the axis."""
    found = re.findall(r'text-anchor:middle[^>]* x="([\d.]+)"[^>]*>([^<]*)<', svg)
    return {words: float(x) for x, words in found}


def at(share: float) -> float:
    return LEFT + share * (RIGHT - LEFT)


def test_a_bar_is_as_long_as_its_share() -> None:
    line = Line("a", mark=Mark(27.4, None, None, "27 of 100"))
    [(start, end)] = bars(drawn(HUNDRED, line))
    assert start == LEFT
    assert end == pytest.approx(at(0.274), abs=0.02)


def test_a_control_has_a_bar_of_its_own() -> None:
    line = Line("a", mark=Mark(60, None, None, "60"), control=Mark(16, None, None, "16"))
    ends = [end for _, end in bars(drawn(HUNDRED, line))]
    assert ends == pytest.approx([at(0.6), at(0.16)], abs=0.02)


def test_minutes_are_as_wide_beside_a_day_as_they_are() -> None:
    line = Line("a", mark=Mark(60, None, None, "1 hour"))
    [(start, end)] = bars(drawn(TIME, line))
    assert start == LEFT
    assert end == pytest.approx(at(1 / 24), abs=0.02)


def test_a_difference_is_a_mark_without_a_bar() -> None:
    svg = drawn(POINTS, Line("a", mark=Mark(-5, -8, -2, "−5")))
    assert bars(svg) == []
    assert f"M{at(0.1):g} " in svg  # the lower end of the interval


def test_an_interval_that_leaves_the_axis_ends_on_it() -> None:
    svg = drawn(POINTS, Line("a", mark=Mark(-5, -80, -2, "−5")))
    assert f"M{LEFT:g} " in svg


def test_what_the_article_says_is_a_bar_from_low_to_high() -> None:
    svg = drawn(HUNDRED, Line("a", mark=Mark(40, 20, 40, "a few"), span=True))
    assert bars(svg) == [pytest.approx((at(0.2), at(0.4)), abs=0.02)]


def test_what_the_article_says_is_a_thin_ghost() -> None:
    line = Line("a", of="article", mark=Mark(40, 20, 40, "a few"), span=True)
    svg = drawn(HUNDRED, line)
    assert bars(svg) == []
    assert bars(svg, GHOST) == [pytest.approx((at(0.2), at(0.4)), abs=0.02)]
    assert GHOST < BAR / 4


def test_a_gap_is_said_in_words() -> None:
    svg = drawn(HUNDRED, Line("a", gap="not counted"))
    assert bars(svg) == []
    assert "not counted" in svg


def test_the_warning_and_the_unit_stand_on_the_figure() -> None:
    svg = drawn(HUNDRED, Line("a", mark=Mark(40, None, None, "40 of 100")))
    assert "other people" in svg
    assert "people of 100" in svg


def test_a_view_of_gaps_has_no_axis() -> None:
    svg = drawn(HUNDRED, Line("a", gap="x"), Line("b", gap="y"))
    assert "people of 100" not in svg
    assert said(svg) == ["a", "x", "b", "y", "other people"]


def test_a_bar_has_its_interval_across() -> None:
    svg = drawn(HUNDRED, Line("a", mark=Mark(40, 20, 70, "40 of 100")))
    assert intervals(svg) == [pytest.approx((at(0.2), at(0.7)))]


def test_what_has_no_interval_has_none_across() -> None:
    assert intervals(drawn(HUNDRED, Line("a", mark=Mark(40, None, None, "40 of 100")))) == []


@pytest.mark.parametrize(("of", "colour"), [("drug", BLUE), ("other", RUST), ("comparison", MUTED)])
def test_a_bar_has_the_colour_of_what_its_people_had(of: Of, colour: str) -> None:
    svg = drawn(HUNDRED, Line("a", of=of, mark=Mark(40, None, None, "40 of 100")))
    assert re.findall(rf'stroke:([^;"]*);stroke-width:{BAR:g}"', svg) == [CSS[colour]]


def test_a_control_lies_under_its_finding_and_is_muted() -> None:
    line = Line("a", mark=Mark(60, None, None, "60"), control=Mark(16, None, None, "16"))
    svg = drawn(HUNDRED, line)
    finding, control = heights(svg)
    assert finding < control
    colours = re.findall(rf'stroke:([^;"]*);stroke-width:{BAR:g}"', svg)
    assert colours == [CSS[BLUE], CSS[MUTED]]


def placed(svg: str) -> dict[str, tuple[float, float]]:
    """Return where words begin, or end, and how far below the top."""
    found = re.findall(r'x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]+)</text>', svg)
    return {words: (float(x), float(y)) for x, y, words in found}


def test_a_label_stands_above_its_bar_and_the_value_beside_it() -> None:
    svg = drawn(HUNDRED, Line("who", mark=Mark(40, 20, 70, "40 of 100")))
    words, [bar] = placed(svg), heights(svg)
    assert words["who"][1] < bar
    assert words["40 of 100"][0] == pytest.approx(at(0.7) + ASIDE, abs=0.1)
    assert words["40 of 100"][1] == pytest.approx(bar, abs=TYPE / 2)


def test_what_groups_had_stands_beside_their_bars() -> None:
    mark, control = Mark(60, None, None, "60", arm="ketamine"), Mark(9, 0, 20, "9", arm="saline")
    words = placed(drawn(HUNDRED, Line("a", mark=mark, control=control)))
    assert {"60 ketamine", "9 saline"} <= {*words}


def test_no_words_leave_the_sheet() -> None:
    mark = Mark(100, 90, 100, "100 of 100", arm="a comparison of many long words")
    label = "people of whom there is so much to say that it needs lines"
    svg = drawn(HUNDRED, Line(label, ("57", "very low"), mark=mark), Line("b", gap=9 * "gap so "))
    for words, (x, _) in placed(svg).items():
        if words not in ("57, very low", COLUMN):  # they end at the right
            assert x + width_of(words) <= WIDTH - EDGE


def test_all_words_are_of_one_size() -> None:
    line = Line("a", ("57", "low"), mark=Mark(60, 50, 70, "60"), control=Mark(16, 9, 20, "16"))
    sizes = re.findall(r"font-size: ?([\d.]+)|font: ?(?:\w+ )*([\d.]+)px", drawn(HUNDRED, line))
    assert {size or other for size, other in sizes} == {f"{TYPE}"}


def test_no_line_runs_through_a_label() -> None:
    svg = drawn(HUNDRED, *(Line(f"row {i}", mark=Mark(9, 1, 20, "9")) for i in range(3)))
    uprights = re.findall(r"M[\d.]+ ([\d.]+)V([\d.]+)|M([\d.]+) ([\d.]+)L\3 ([\d.]+)", svg)
    ends = [sorted(float(y) for y in (a or d, b or e)) for a, b, _, d, e in uprights]
    assert ends
    for words, (_, y) in placed(svg).items():
        if words.startswith("row"):
            assert not any(top < y - 6 and low > y - 12 for top, low in ends)


@pytest.mark.parametrize("at_", [-0.49, -0.2, 0.1])
def test_no_line_runs_through_a_number(at_: float) -> None:
    axis = Axis(unit="standard deviations", low=-1.5, high=0.5, null_value=0, words="difference")
    line = Line("a", mark=Mark(at_, at_ - 0.3, at_ + 0.3, f"{at_}"))
    svg = drawn(axis, line)
    start, _ = placed(svg)[f"{at_}"]
    end = start + width_of(f"{at_}", "bold")
    [null] = re.findall(r'<path d="M([\d.]+) [^"]*"[^>]*stroke-width:2[;"]', svg)
    [faint] = re.findall(r'<path d="([^"]*)"[^>]*--ke-faint[^"]*"/>', svg)
    lines = [float(null), *map(float, re.findall(r"M([\d.]+) ", faint))]
    assert float(null) == at(0.75)
    assert not [x for x in lines if start - 2 < x < end + 2]


@pytest.mark.parametrize("share", [7, 17, 36])
def test_no_line_runs_through_what_is_said_beside_a_mark(share: int) -> None:
    words = "no comparison group"
    svg = drawn(HUNDRED, Line("a", mark=Mark(share, None, None, f"{share}"), without=words))
    start, _ = placed(svg)[words]
    [faint] = re.findall(r'<path d="([^"]*)"[^>]*--ke-faint[^"]*"/>', svg)
    lines = [float(x) for x in re.findall(r"M([\d.]+) ", faint)]
    assert lines
    assert not [x for x in lines if start - 2 < x < start + width_of(words) + 2]


def test_rows_stand_in_their_order() -> None:
    svg = drawn(HUNDRED, *(Line(f"row {i}", mark=Mark(i, None, None, str(i))) for i in (3, 1, 2)))
    labels = {words: y for words, (_, y) in placed(svg).items() if words.startswith("row")}
    assert sorted(labels, key=lambda words: labels[words]) == ["row 3", "row 1", "row 2"]


def test_each_tick_stands_at_its_value() -> None:
    found = ticks(drawn(HUNDRED, Line("a", mark=Mark(40, None, None, "40"))))
    assert found == pytest.approx({f"{v}": at(v / 100) for v in (0, 25, 50, 75, 100)})


def test_times_are_named_as_far_as_they_keep_clear_of_each_other() -> None:
    svg = drawn(TIME, Line("a", mark=Mark(60, None, None, "1 hour")))
    assert ticks(svg) == pytest.approx({"12 hours": at(0.5)}, abs=0.1)
    assert placed(svg)["start"][0] == LEFT
    close = Axis(unit="time", ticks=(0, 10, 20, 1440), words="time")
    assert {"start", "1 day"} <= {
        *placed(drawn(close, Line("a", mark=Mark(60, None, None, "1 hour"))))
    }


def test_no_difference_is_a_line_where_the_axis_says() -> None:
    axis = Axis(unit="risk ratio", low=0, high=4, null_value=1, words="ratio")
    svg = drawn(axis, Line("a", mark=Mark(2, 1.5, 3, "2")))
    [path] = re.findall(r'<path d="([^"]*)"[^>]*stroke-width:2[;"]', svg)
    assert path.startswith(f"M{at(0.25):g} ")


def test_how_many_people_and_how_sure_stand_on_the_figure() -> None:
    line = Line("a", ("57", "low"), mark=Mark(40, None, None, "40 of 100"))
    assert {COLUMN, "57, low"} <= {*said(drawn(HUNDRED, line))}
    assert COLUMN == "people, certainty"


def test_a_sheet_is_as_high_as_its_rows_need() -> None:
    few, many = (
        Rows(HUNDRED, "other people", (Line("a", mark=Mark(9, None, None, "9")),) * count)
        for count in (1, 4)
    )
    assert many.height - few.height == pytest.approx(3 * few.laid[0].height)


def test_a_long_label_is_cut_at_a_blank_and_loses_no_word() -> None:
    label = "a label of so many words that they need two lines"
    svg = drawn(HUNDRED, Line(label, gap="Electroconvulsive therapy"))
    assert " ".join(said(svg)) == f"{label} Electroconvulsive therapy other people"


def many(count: int) -> Rows:
    """Return a view of so many pairs, and of a gap."""
    mark, control = Mark(23, 15, 33, "23 of 100", arm="ketamine"), Mark(54, 44, 64, "54 of 100")
    rows = (Line(f"effect {i}", ("91", "low"), mark=mark, control=control) for i in range(count))
    return Rows(HUNDRED, "other people", (*rows, Line("against placebo", gap="none was found")))


def test_of_many_pairs_labels_stand_at_the_left_of_the_axis() -> None:
    view = many(PAIRS + 1)
    svg = draw_rows("rows", ONCE, lambda: view, CAPTION).layers["view"][0]
    start, end = BESIDE
    assert bars(svg)[0] == pytest.approx((start, start + 0.23 * (end - start)))
    words, first = placed(svg), heights(svg)[0]
    assert words["effect 0"][0] == EDGE
    assert words["effect 0"][1] == pytest.approx(first, abs=TYPE / 2)
    assert words["none was found"][0] == start
    assert words[COLUMN][0] == words["91, low"][0] == start - ASIDE
    for said_, (x, _) in words.items():
        if said_ not in ("91, low", COLUMN):  # they end there
            assert x + width_of(said_) <= WIDTH - EDGE
    assert ticks(svg)["100"] == pytest.approx(end)


def test_a_view_of_many_pairs_is_less_high_than_one_of_fewer() -> None:
    assert many(PAIRS + 1).height < many(PAIRS).height
    assert not many(PAIRS).beside
