"""Scenes: a question and a guess on its empty figure, before the figure that answers it."""
