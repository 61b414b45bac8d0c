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

# --- sending --------------------------------------------------------------------------------------------------------

NO_SENDER = Message(
    "nobody is named whom mail could be from", "write in project.yaml, under contact: email: you@example.org"
)
NO_SMTP = Message(
    "project.yaml does not say which server sends mail",
    "take the road without one: the same command with --draft; or write under mail: smtp: {{host: smtp.example.org}}",
)
SEND_WHICH = Message("there are several forms here: {forms}", "name those to send: wta-forms send FORM")
SEND_NOTHING = Message("there is no form in this folder", "name one: wta-forms send drivers")
TEST_NOT_SENT = Message("the mail to {address} was not sent: {why}", "nothing was sent to anybody else")
PERSON_UNKNOWN = Message("nobody in people.csv is called '{name}'", "{advice}")
PERSON_SEVERAL = Message("several people are called '{name}'", "name one by the id: {ids}")
PEOPLE_ON_PAPER = Message(
    "{name} has no e-mail address and gets a letter",
    "if that is right, write post, phone or hand in the column by",
    is_note=True,
)
REMINDS_ALL = Message(
    "nobody can see who has answered {form}: everybody is reminded, and the mail thanks those who have", is_note=True
)
NOTHING_SENT = Message("nothing was sent yet", "send the first form: wta-forms send FORM")
NOT_SENT_YET = Message("{form} was not sent to anybody yet", "sent were: {sent}")
OUTBOX_IN_USE = Message(
    "another wta-forms is sending mails of this project at this moment", "wait until it has ended, then run this again"
)

LINE_KEEPS_BREAKING = Message(
    "the server took no mail three times in a row: {why}", "what is left waits in the outbox; run this again later"
)
SENT_PERHAPS = Message(
    "we do not know whether {form} was sent to {address}",
    "look into Sent in your mail program; to send it once more: wta-forms send --uncertain resend",
)
NOT_SENT = Message("{form} was not sent to {address}: {why}", "correct the address in people.csv, then send it again")
NO_INTERNATIONAL = Message(
    "your server does not take addresses with letters such as those of {address} before the @",
    "ask for another address",
)
NO_PASSWORD = Message(
    "there is no password for {user}",
    "put it into the environment variable {variable}, or write in project.yaml, under mail: keyring: true; or take "
    "the road without a password: wta-forms send --draft",
)
NO_OAUTH_TOKEN = Message(
    "there is no token for {user}",
    "put one into the environment variable {variable}, or into the keyring; or take the road without one: "
    "wta-forms send --draft",
)
NO_TOKEN = Message("'{command}', which is to print a token, did not: {why}", "run it by itself and see what it says")
NOT_A_CERTIFICATE = Message("this file holds no certificate that can be used: {why}", "look at mail in project.yaml")
WRONG_CERTIFICATE = Message(
    "{host} cannot prove that it is {host}: {why}",
    "look how the server is spelt; nothing was sent. Only for a server of your own: name its certificate in "
    "project.yaml",
)
NO_TLS = Message(
    "{host} does not speak on port {port} as project.yaml says (security: {security})",
    "try security: tls with port 465 (993 for a mailbox), or security: starttls with port 587 (143)",
)
NO_SUCH_SERVER = Message(
    "there is no server called {host}, or this computer is offline", "look at mail in project.yaml, and at the network"
)
NOBODY_LISTENS = Message("{host} does not answer on port {port}", "look at the port, under mail in project.yaml")
SERVER_SILENT = Message(
    "{host} did not answer on port {port} in time", "try again later; some networks let no mail through"
)
SERVER_BREAKS = Message("the connection to {host}, port {port}, broke: {why}", "try again later")
WRONG_PASSWORD = Message(
    "{host} does not let {user} in: {said}", "look at the password, and at user under mail in project.yaml"
)
MICROSOFT_REFUSES = Message(
    "Microsoft 365 does not accept passwords from programs: {said}",
    "use wta-forms send --draft and press Send yourself, or ask your IT for a “device code” login: docs/microsoft.md",
)
GOOGLE_REFUSES = Message(
    "Google does not accept your usual password from programs: {said}",
    "make an app password (myaccount.google.com, Security) and use it; or use wta-forms send --draft",
)
TOKEN_REFUSED = Message(
    "{host} does not accept the token for {user}: {said}",
    "get a new one, as most hold for an hour only; it has to be for this very address",
)

NO_FOLDER = Message("there is no folder '{folder}' in the mailbox: {said}", "look at folder under imap in project.yaml")
NO_DRAFTS = Message(
    "the mailbox takes no drafts in '{folder}': {said}", "name the folder in project.yaml, under imap: drafts"
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
