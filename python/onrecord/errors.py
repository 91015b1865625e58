"""What can go wrong, as exceptions that name the document or file at fault."""

from __future__ import annotations


class OnrecordError(Exception):
    """Base of all exceptions of this package."""


class ArticleError(OnrecordError, ValueError):
    """An article that cannot be read.

    >>> import onrecord
    >>> try:
    ...     onrecord.read_many([{"key": "a", "text": "Talks began."}, {"key": "b", "text": "  "}])
    ... except onrecord.ArticleError as error:
    ...     print(error)
    ...     print(error.key, error.place, error.reason)
    `b` of articles (article 2): holds only white space
    b article 2 holds only white space
    """

    key: str | None
    """The key that the article has in its input; None where it has none, or none could be read."""
    input: str
    """What the article was given as: a path, or `articles` for what came from memory."""
    place: str | None
    """Where in the input, from 1: `row 3`, `line 7`, `article 2`; None for the whole of it."""
    reason: str
    """What is wrong."""
    hint: str | None
    """What to do about it, where there is something to say."""

    def __init__(self, key: str | None, input: str, place: str | None, reason: str, hint: str | None = None) -> None:
        self.key, self.input, self.place, self.reason, self.hint = key, input, place, reason, hint
        where = f"{input} ({place})" if place else input
        named = f"`{key}` of {where}" if key and key != input else where
        super().__init__(f"{named}: {reason}" + (f"\nhint: {hint}" if hint else ""))

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.key, self.input, self.place, self.reason, self.hint)


class InternalError(ArticleError):
    """A fault of onrecord itself while it read an article. Please report it with the article."""

    def __init__(
        self,
        key: str | None,
        input: str = "onrecord",
        place: str | None = None,
        reason: str = "",
        hint: str | None = None,
    ) -> None:
        # Without an article the first word is the message.
        if reason:
            super().__init__(key, input, place, reason, hint)
        else:
            super().__init__(None, input, place, key or "", hint)


class LedgerError(OnrecordError):
    """A ledger that cannot be opened, or a question that it cannot answer. The message names the file or id."""


class EngineError(OnrecordError):
    """A language model or lexicon that cannot be loaded. The message names the file."""
