"""How the commands answer a word they do not know: in plain words, and with the words that there are."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup


class Commands(TyperGroup):
    """The commands; what the library puts before its own messages is left out."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command. Raises BadParameter where a word is none of those that it takes."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise


class Formats(TyperGroup):
    """The formats of ``dateline export``, which are named where there is none of the name given."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the command of the first word. Raises BadParameter where there is none of that name."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            formats = ", ".join(self.list_commands(ctx))
            elsewhere = "tables are given by: dateline show PART --json; text, md and html by: dateline brief --format"
            raise typer.BadParameter(f"there is no format {args[0]!r} to export; there is: {formats}. {elsewhere}")
        return super().resolve_command(ctx, args)
