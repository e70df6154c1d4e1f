"""Show what changed in a store's picture since a moment."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.commands import options
from dateline.commands.showing import Format, changes_up_to, picture_of
from dateline.commands.terminal import give


def changes(
    since: Annotated[str, typer.Option("--since", metavar="TIME", help="Compare with the picture as of this time.")],
    store: options.Store = None,
    as_of: options.AsOf = None,
    json: options.Json = False,
    format: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.text,
    output: options.Output = None,
    config: options.Settings = None,
) -> None:
    """Tell what is new, revised, merged, split or withdrawn, and because of which reports."""
    from dateline.outputs.brief import write_document
    from dateline.outputs.changes import changes_json, compose_changes, teller_of

    settings = options.settings(config, store=store)
    with picture_of([], store, settings, as_of) as (view, picture, _):
        found = changes_up_to(view, settings, since, picture, as_of)
        wants_json = json or format is Format.json
        if wants_json:
            give(changes_json(found, teller_of(picture, view.texts())), output)
            return
        written = write_document(compose_changes(found, picture, view.texts()), format.value)
        give(written.encode("utf-8", "replace"), output)
