"""The page on privacy names what there is: commands, words of project.yaml, and files of the store."""

from __future__ import annotations

import re
from pathlib import Path

from wta_forms.cli.main import COMMANDS
from wta_forms.project.home import ELSEWHERE, HOME
from wta_forms.project.settings import PROJECT_FILE, load_settings
from wta_forms.project.store import ORIGINALS, STORE_FILE

PAGE = (Path(__file__).parents[2] / "docs" / "privacy.md").read_text(encoding="utf-8")


def test_each_command_that_is_named_is_there() -> None:
    named = set(re.findall(r"wta-forms ([a-z]+) ?[A-Z\[`]", PAGE)) | {"close"}
    assert named >= {"withdraw", "forget", "close"}
    assert named <= {command.name for command in COMMANDS}


def test_its_example_is_what_project_yaml_understands(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / PROJECT_FILE).write_text(f"title: Soup\n{example}", encoding="utf-8")
    assert load_settings(tmp_path).anonymous_forms == {"workshop-feedback"}


def test_the_places_are_called_as_they_are() -> None:
    for place in (f"{HOME}/{STORE_FILE}", f"{HOME}/{ORIGINALS}/", f"{HOME}/key", f"{HOME}/{ELSEWHERE}"):
        assert f"`{place}`" in PAGE
