"""What can be made of the course, by name: what the command line offers before it loads any."""

from enum import StrEnum


class Name(StrEnum):
    """The names of the artefacts, in the order in which they are made."""

    PAGES = "pages"
    DECK = "deck"
    SLIDES = "slides"
    HANDOUT = "handout"
    PPTX = "pptx"
    FIGURES = "figures"
