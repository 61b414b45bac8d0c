"""What can be wrong when somebody looks where a project stands, reads what a person wrote, or notes what was done."""

from __future__ import annotations

from wta_forms.errors.problems import Message

# --- status and show --------------------------------------------------------------------------------------------------

FORM_UNKNOWN_HERE = Message("no form of this project is called '{form}'", "{advice}")

# --- mark -------------------------------------------------------------------------------------------------------------

NOTHING_DRAFTED = Message(
    "there is no draft for {name} that waits to be marked as sent",
    "if you gave it to them yourself, name the form: wta-forms mark sent {id} --form FORM",
)
NOTHING_DRAFTED_OF = Message("{form} is out to {name} already", "see where everybody stands: wta-forms status")
NO_DRAFTS_AT_ALL = Message(
    "there are no drafts that wait to be marked as sent", "name people for whom something is on paper: {paper}"
)
NOT_MARKED = Message("{name} is not marked as {mark}{form}", "see where everybody stands: wta-forms status")
