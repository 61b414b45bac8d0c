"""What can be wrong with e-mail: what comes, what goes, and the servers between."""

from __future__ import annotations

from wta_forms.errors.problems import Message

# --- addresses ------------------------------------------------------------------------------------------------------

ADDRESS_BROKEN = Message("'{address}' is not an e-mail address", "write one like ann@example.org")
ADDRESS_BREAKS = Message(
    "the address '{address}' has the end of a line or another sign in it that cannot be printed",
    "type it again by hand",
)
ADDRESS_WITH_NAME = Message(
    "'{address}' is more than an address", "write only what stands between < and >; the name has a column of its own"
)
ADDRESS_SEVERAL = Message(
    "'{address}' is more than one address", "write one; for another person add a line of their own"
)
ADDRESS_DOMAIN_IN_DOUBT = Message(
    "programs do not agree where mail to '{address}' goes: its ending has a letter that some of them rewrite",
    "ask how its provider writes it: it begins with xn--",
)
HEADER_BREAKS = Message(
    "'{words}' has the end of a line or another sign in it that cannot be printed", "type it again by hand"
)
MAIL_NOT_ENCRYPTED = Message(
    "security: none would send everything, the password too, over an open line to {host}",
    "write security: starttls, or tls; none is only for servers on this computer",
)
PEOPLE_BY = Message("nobody can be reached by '{value}'", "{advice}")
PEOPLE_NO_ADDRESS = Message(
    "{name} is to be reached by e-mail and has no address", "fill in the column email, or write by: post, phone or hand"
)
PEOPLE_SHARE_ADDRESS = Message(
    "{address} is also the address of {name} (line {first})", "if both use it, all is well", is_note=True
)

# --- a message that came --------------------------------------------------------------------------------------------

MAIL_TOO_LARGE = Message("the message is larger than {limit}", "save its attachments and put them into inbox by hand")
MAIL_TOO_MANY_PARTS = Message(
    "the message has more than {most} parts, so nothing of it was opened",
    "save the attachments that are answers, and put them into inbox by hand",
)
MAIL_TOO_DEEP = Message(
    "the message has messages or parts within one another, more than {most} deep; nothing of it was opened",
    "save the attachments that are answers, and put them into inbox by hand",
)
MAIL_BROKEN = Message("the message is damaged and cannot be read: {why}", "look at it in your mail program")
MAIL_TOOK_TOO_LONG = Message(
    "reading the message took more than {limit}, so it was stopped", "look at it in your mail program"
)
MAIL_STOPPED = Message(
    "reading the message was stopped: it broke the program that reads messages", "look at it in your mail program"
)
MAIL_TEXT_CUT = Message(
    "the text of the message is longer than {most} characters; the rest is in the message as it came",
    "look at it in your mail program",
)
MAIL_WINMAIL = Message(
    "the attachment {name} is a packet that only Outlook can open",
    "ask for the form again, sent as an ordinary attachment (in Outlook: format of the message 'Plain text')",
)
