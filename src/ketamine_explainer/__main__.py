"""Let ``python -m ketamine_explainer`` be the command ``ketamine-explainer``."""

from .start import main

main()
