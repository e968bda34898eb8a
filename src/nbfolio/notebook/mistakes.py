"""What went wrong and a person can mend."""


class MistakeError(Exception):
    """A mistake in a notebook or a build, told in words without a traceback."""
