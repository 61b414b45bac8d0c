"""What people of a small project do with what they got: they answer, their mailboxes refuse, their programs reply."""

from __future__ import annotations

from email.message import EmailMessage

from tests.mail.letters import BOUNCE, crlf, letter
from tests.workflow.correspondence import Correspondence
from wta_forms.project.kept import kept_in
from wta_forms.project.people import load_people
from wta_forms.spec.filling import FieldValue
from wta_forms.spec.load import load_form
from wta_forms.workflow.generate import copy_of, lay_out
from wta_forms.workflow.harvest import harvest
from wta_forms.workflow.making.branding import load_project


def filled_in(post: Correspondence, person: str, /, **values: FieldValue) -> bytes:
    """Somebody's copy of the form, as they saved it."""
    language = next(each.language for each in load_people(post.folder / "people.csv") if each.id == person) or "en"
    blank = lay_out(load_form(post.folder / "fridge.yaml"), language, load_project(post.folder))
    kept = kept_in(post.folder)
    assert kept is not None
    whom = next(each for each in load_people(post.folder / "people.csv") if each.id == person)
    return copy_of(blank, whom, values=values, key=kept.key())


def put(post: Correspondence, name: str, content: bytes | EmailMessage) -> None:
    """Into the inbox."""
    (post.folder / "inbox").mkdir(exist_ok=True)
    data = content if isinstance(content, bytes) else content.as_bytes()
    (post.folder / "inbox" / name).write_bytes(data)


def take_in(post: Correspondence) -> None:
    harvest(project=post.folder, clock=post.clock, received=post.clock())


def answers(post: Correspondence, person: str, name: str = "", /, **values: FieldValue) -> None:
    """Somebody's form comes back and is taken in; now is when it came."""
    put(post, name or f"{person}.pdf", filled_in(post, person, **values))
    take_in(post)


def id_of_mail_to(post: Correspondence, address: str) -> str:
    return str(post.mails()[address]["Message-ID"])


def bounces(post: Correspondence, address: str, action: str = "failed", name: str = "bounce.eml") -> None:
    """The newest mail to an address comes back."""
    local, _, domain = address.partition("@")
    text = BOUNCE.format(action=action).replace("<drivers.1.ab@example.org>", id_of_mail_to(post, address))
    text = text.replace("Bob@Example.org", address).replace("bob@backup.example.org", f"{local}@backup.{domain}")
    put(post, name, crlf(text.replace("bob@example.org", address)))
    take_in(post)


def is_away(post: Correspondence, address: str, words: str = "I am in hospital until May.") -> None:
    """Somebody's mail program answers by itself."""
    mail = letter(words, From=address, Auto_Submitted="auto-replied", In_Reply_To=id_of_mail_to(post, address))
    put(post, "away.eml", mail)
    take_in(post)
