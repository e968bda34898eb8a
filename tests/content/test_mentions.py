from ketamine_explainer.content.mentions import mentioned, with_mentions

TEXT = "Of those, {a-2006-response} and {b | of 100} got better."


def test_mentions_have_an_id_and_a_form() -> None:
    assert list(mentioned(TEXT)) == [("a-2006-response", "value"), ("b", "of 100")]


def test_braces_of_tex_are_no_mentions() -> None:
    text = r"$t_{1/2}$, {a}, $$\frac{b}{c}$$ and {d|when}"
    assert list(mentioned(text)) == [("a", "value"), ("d", "when")]
    assert with_mentions(text, lambda id_, form: "x") == r"$t_{1/2}$, x, $$\frac{b}{c}$$ and x"


def test_a_mention_between_two_prices_is_one() -> None:
    assert list(mentioned("for $5 {a} or $6")) == [("a", "value")]


def test_a_mention_before_the_price_in_a_named_currency_is_one() -> None:
    assert list(mentioned("for $5 {a} or US$6")) == [("a", "value")]


def test_mentions_are_replaced_and_nothing_else() -> None:
    assert with_mentions(TEXT, lambda id_, form: f"<{id_}:{form}>") == (
        "Of those, <a-2006-response:value> and <b:of 100> got better."
    )
