"""Matplotlib drawings of records and models, in layers."""

from .icons import draw_icons
from .infusion import draw_infusion, draw_one
from .layers import Drawing, Picture
from .loop import draw_loop
from .pathway import draw_pathway
from .people import draw_people
from .relapse import draw_relapse
from .rows import draw_rows
from .schedule import draw_schedule
from .table import Table
from .timeline import draw_timeline
from .windup import draw_channel, draw_train, train_once
from .year import draw_year

__all__ = [
    "Drawing",
    "Picture",
    "Table",
    "draw_channel",
    "draw_icons",
    "draw_infusion",
    "draw_loop",
    "draw_one",
    "draw_pathway",
    "draw_people",
    "draw_relapse",
    "draw_rows",
    "draw_schedule",
    "draw_timeline",
    "draw_train",
    "draw_year",
    "train_once",
]
