"""Bad use: an error whose one line says what happened and what to do."""


class BadUse(Exception):
    """Raised when what was asked cannot be done; `str(error)` is the one line shown."""


class Away(BadUse):
    """Raised when a server that is needed cannot do its part now; nothing is lost by it."""
