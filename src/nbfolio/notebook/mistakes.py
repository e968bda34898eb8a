"""What went wrong and a person can mend."""


class MistakeError(Exception):
    """A mistake in a notebook or a build, told in words without a traceback."""


class UnavailableError(MistakeError):
    """An artefact that cannot be made on this computer: says what lacks and what to do."""
