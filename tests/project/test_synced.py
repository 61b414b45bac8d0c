"""Folders that OneDrive and its like look after are told by their names, their marks, and what these programs say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wta_forms.project.synced import synced_by


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("OneDrive - City Council/projects/fridge", "OneDrive"),
        ("OneDrive", "OneDrive"),
        ("Library/CloudStorage/OneDrive-CityCouncil/fridge", "OneDrive"),
        ("Dropbox (Carers)/fridge", "Dropbox"),
        ("Library/Mobile Documents/com~apple~CloudDocs/fridge", "iCloud"),
        ("iCloudDrive/fridge", "iCloud"),
        ("Library/CloudStorage/GoogleDrive-ewa@example.org/My Drive/fridge", "Google Drive"),
        ("Nextcloud/fridge", "Nextcloud"),
        ("Tresorit/fridge", "Tresorit"),
        ("Documents/fridge", ""),
        ("Documents/onedrive-notes", ""),
        ("Documents/My Dropbox idea", ""),
    ],
)
def test_by_the_name_of_a_folder(tmp_path: Path, folder: str, program: str) -> None:
    assert synced_by(tmp_path / folder, {}, tmp_path) == program


@pytest.mark.parametrize(
    ("mark", "program"), [(".dropbox", "Dropbox"), (".sync_a1b2.db", "Nextcloud"), (".stfolder", "Syncthing")]
)
def test_by_what_lies_in_a_folder_above(tmp_path: Path, mark: str, program: str) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / mark).touch()
    assert synced_by(tmp_path / "shared" / "a" / "b", {}, tmp_path) == program
    assert synced_by(tmp_path / "own", {}, tmp_path) == ""


def test_by_what_the_program_says_of_itself(tmp_path: Path) -> None:
    assert (
        synced_by(tmp_path / "Work" / "fridge", {"OneDriveCommercial": str(tmp_path / "Work")}, tmp_path) == "OneDrive"
    )
    (tmp_path / ".dropbox").mkdir()
    told = {"personal": {"path": str(tmp_path / "Shared"), "host": 1}}
    (tmp_path / ".dropbox" / "info.json").write_text(json.dumps(told), encoding="utf-8")
    assert synced_by(tmp_path / "Shared" / "fridge", {}, tmp_path) == "Dropbox"


def test_by_where_a_link_leads(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "work").symlink_to(tmp_path / "OneDrive")
    assert synced_by(tmp_path / "work" / "fridge", {}, tmp_path) == "OneDrive"
