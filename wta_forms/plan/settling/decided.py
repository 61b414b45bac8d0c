"""Everything that a facilitator has written and decided in a folder: decisions.yaml, themes.yaml, answers.en.csv."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from wta_forms.errors import WtaFormsError
from wta_forms.plan.authored.language import PlanSpec
from wta_forms.plan.settling.decisions import DECISIONS_FILE, Decisions, LoadedDecisions, read_decisions
from wta_forms.plan.settling.themes import THEMES_FILE, read_themes
from wta_forms.plan.settling.translations import by_key, read_translations, translations_file
from wta_forms.spec.form import Form


def read_decided(
    folder: Path, plan: PlanSpec, forms: Mapping[str, Form], *, decisions: Path | None = None, language: str = ""
) -> LoadedDecisions:
    """Of these files those that are there, with every problem of each. ``decisions`` is the file that stands for the
    folder's decisions.yaml; ``language`` is the plan's first unless given."""
    own = decisions or folder / DECISIONS_FILE
    loaded = read_decisions(own, plan, forms) if own.is_file() else LoadedDecisions(Decisions())
    problems = [*loaded.problems]
    themes_file, translations = folder / THEMES_FILE, folder / translations_file(language or plan.languages[0])
    themes, of_themes = read_themes(themes_file) if themes_file.is_file() else ((), ())
    lines, of_lines = read_translations(translations) if translations.is_file() else ((), ())
    made = replace(loaded.decisions, themes=themes, translations=by_key(lines))
    return LoadedDecisions(made, (*problems, *of_themes, *of_lines))


def load_decided(
    folder: Path, plan: PlanSpec, forms: Mapping[str, Form], *, decisions: Path | None = None, language: str = ""
) -> Decisions:
    """The same. Raises WtaFormsError with every problem; notes are passed over."""
    loaded = read_decided(folder, plan, forms, decisions=decisions, language=language)
    if not loaded.is_fine:
        raise WtaFormsError(problem for problem in loaded.problems if not problem.is_note)
    return loaded.decisions
