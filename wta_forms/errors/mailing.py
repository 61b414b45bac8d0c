"""What can be wrong with e-mail: what comes, what goes, and the servers between."""

from __future__ import annotations

from wta_forms.errors.problems import Message

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
