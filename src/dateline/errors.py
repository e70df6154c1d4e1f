"""What can go wrong, in two families: what stops the run, and what sets one item aside."""


class DatelineError(Exception):
    """Any failure dateline foresees; its message says what, which item, and what to do."""


class ConfigError(DatelineError):
    """The settings or the command line cannot be used."""


class RuleError(DatelineError):
    """A rule file is malformed; the message names the file and the rule."""


class StoreError(DatelineError):
    """The store cannot be opened, written or understood; what it held is intact."""


class InputError(DatelineError):
    """One item is bad: it is set aside as a Problem and the run goes on.

    ``kind`` is a short stable word for the fault (``empty``, ``encoding``, ``json``, ...), ``item`` the path (with
    ``:line`` where there is one) it was found in; the message ends in what to do.
    """

    def __init__(self, message: str, *, kind: str, item: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.item = item
