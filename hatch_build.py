"""Build the gazetteer before a wheel or an editable installation is made of this tree."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface[Any]):
    """Builds ``dateline/gazetteer/places.sqlite`` where it is missing or older than what it is made from."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        try:
            from dateline.gazetteer import build
        finally:
            sys.path.remove(str(source))
        if not build.is_current():
            self.app.display_info("building the gazetteer (about 20 seconds)")
            build.build()
        build_data["artifacts"].append(f"/{build.OUTPUT.relative_to(self.root).as_posix()}")
