"""What moves in a notebook while a kernel runs it, worked out so that a page moves without one.

This package runs in the kernel of the notebook, whatever that has installed: `ipywidgets` and
`IPython` are all that it asks for, and nothing of ours.
"""
