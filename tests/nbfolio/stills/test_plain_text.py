from nbfolio.stills.plain_text import paragraphs

LIST = "<p>Found</p><ul><li>one: 1 of 2</li><li>two: 2 of 2</li></ul>"


def test_blocks_become_paragraphs_and_links_sources() -> None:
    said = paragraphs(['<p>It <b>is</b>\n so (<a href="https://x.org/1">Doe 2001</a>).</p>more'])

    assert said.paragraphs == ("It is so (Doe 2001).", "more")
    assert said.sources == (("Doe 2001", "https://x.org/1"),)


def test_what_is_folded_or_styles_is_left_out() -> None:
    html = "<style>p {}</style><p>Seen.</p><details><summary>More</summary>unseen</details>"

    assert paragraphs([html]).paragraphs == ("Seen.",)
    assert paragraphs([html], folded=True).paragraphs == ("Seen.", "More", "unseen")


def test_all_of_it_has_a_colon_after_a_heading_and_commas_in_a_list() -> None:
    assert paragraphs([LIST]).full == "Found: one: 1 of 2; two: 2 of 2."


def test_the_summary_is_all_where_it_fits() -> None:
    assert paragraphs([LIST]).summary("A caption.", 40) == "Found: one: 1 of 2; two: 2 of 2."


def test_or_the_first_paragraph_if_it_is_a_sentence() -> None:
    assert paragraphs(["<p>It is (Doe 2001).</p>", LIST]).summary("A caption.", 20) == (
        "It is (Doe 2001)."
    )


def test_or_the_caption_so_that_nothing_that_qualifies_is_cut() -> None:
    assert paragraphs([LIST]).summary("A caption.", 20) == "A caption."
    assert paragraphs([]).summary("A caption.", 20) == "A caption."


def test_the_caption_follows_where_there_is_room() -> None:
    assert paragraphs(["<p>It is.</p>"]).summary("A caption.", 17) == "It is. A caption."
    assert paragraphs(["<p>It is.</p>"]).summary("A caption.", 16) == "It is."


def test_headings_stand_on_the_line_of_what_follows() -> None:
    html = f"<dl><dt>Sure</dt><dd>low</dd><dt>Why</dt><dd>So.</dd></dl>{LIST}<p>End.</p>"

    assert paragraphs([html]).lines == (
        "Sure: low.",
        "Why: So.",
        "Found: one: 1 of 2; two: 2 of 2.",
        "End.",
    )
