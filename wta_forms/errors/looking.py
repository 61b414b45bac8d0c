"""What can be wrong when somebody looks where a project stands, reads what a person wrote, or notes what was done."""

from __future__ import annotations

from wta_forms.errors.problems import Message

# --- status and show --------------------------------------------------------------------------------------------------

FORM_UNKNOWN_HERE = Message("no form of this project is called '{form}'", "{advice}")

SETTINGS_MISTAKEN = Message(
    "{count} here, and what is wrong does not count", "to see what is wrong, and what to do: wta-forms check"
)

UNKNOWN_STATUS_FORMAT = Message("'{ending}' is not a format for this", "use one of: {endings}")

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

# --- check ------------------------------------------------------------------------------------------------------------

PERSON_NEW_NAME = Message(
    "{name} is new and {old} is gone. The same person?",
    "if so, write “{was}” in the column 'was'; if not, leave both",
    is_note=True,
)
PERSON_NEW_ID = Message(
    "{name} is new and {old} is gone. The same person?",
    "if so, write {id} in the column 'id' again; if not, leave both",
    is_note=True,
)
PEOPLE_NO_TABLE = Message(
    "there is no people.csv yet", "write one in a spreadsheet that begins with: name,email,role", is_note=True
)
PERSON_GONE = Message(
    "{name} is not here any more; everything that was sent and came back stays",
    "to take their answers out of the plan: wta-forms withdraw {id}",
    is_note=True,
)
NO_SENDER_YET = Message(
    "nobody is named whom mail could be from", "write under contact: email: you@example.org", is_note=True
)
NO_PASSWORD_HERE = Message(
    "there is no password for {user} in the environment variable {variable}",
    "to send through the server it has to be there, or in the keyring; drafts need none: wta-forms send --draft",
    is_note=True,
)
NO_SERVERS = Message(
    "project.yaml names no server to ask", "to send through one, write under mail: smtp: {{host: smtp.example.org}}"
)
