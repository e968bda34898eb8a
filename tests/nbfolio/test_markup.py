from nbfolio.markup import element, joined, text


def test_text_between_tags_is_escaped() -> None:
    assert text("a < b & c") == "a &lt; b &amp; c"


def test_attribute_values_are_escaped() -> None:
    assert element("p", title='say "a<b"') == '<p title="say &quot;a&lt;b&quot;"></p>'


def test_true_attributes_stand_without_value_and_false_ones_are_left_out() -> None:
    assert element("input", checked=True, disabled=False, name=None) == "<input checked>"


def test_underscores_become_hyphens_and_a_last_one_is_dropped() -> None:
    assert element("label", "x", for_="a", data_model="w1") == (
        '<label for="a" data-model="w1">x</label>'
    )


def test_what_is_html_already_stays_and_all_else_is_text() -> None:
    bold = element("b", "a < b")

    assert element("p", bold, " & c") == "<p><b>a &lt; b</b> &amp; c</p>"
    assert joined("<", bold) == "&lt;<b>a &lt; b</b>"
    assert text(bold) == bold
