from ketamine_explainer.content.mentions import mentioned, with_mentions

TEXT = "Of those, {a-2006-response} and {b | of 100} got better."


def test_mentions_have_an_id_and_a_form() -> None:
    assert list(mentioned(TEXT)) == [("a-2006-response", "value"), ("b", "of 100")]


def test_mentions_are_replaced_and_nothing_else() -> None:
    assert with_mentions(TEXT, lambda id_, form: f"<{id_}:{form}>") == (
        "Of those, <a-2006-response:value> and <b:of 100> got better."
    )
