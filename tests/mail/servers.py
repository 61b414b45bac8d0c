"""Real servers on loopback: Postfix and Dovecot from Debian's packages, started as they are on a machine of their own.

    @needs(REAL_SERVERS)
    def test_a_mail_arrives(post_office: PostOffice): ...

Everything lies in one folder under /tmp and listens on free ports of 127.0.0.1; nothing leaves the machine, as every
domain but ``example.org`` is refused. ``ewa`` and ``ann`` have mailboxes, and get in with a password or with a token as
OAuth gives them out; what is special about other addresses says :data:`REFUSED` and :data:`BOUNCES`. Both programs want
to be root, so without it these tests are skipped.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

DOMAIN = "example.org"
PASSWORD = "open-sesame"
MAILBOXES = ("ewa", "ann")

REFUSED = {
    f"busy@{DOMAIN}": "450 4.2.1 The mailbox is busy, try again later",
    f"gone@{DOMAIN}": "550 5.1.1 There is nobody of that name here",
}
"""Addresses that the server does not take, and what it says."""

BOUNCES = f"lost@{DOMAIN}"
"""It takes this one, and finds out later that nobody is there: a bounce comes back."""

_MAIL_USER = 65534
"""Whom the mailboxes belong to: nobody, as Postfix delivers as anybody but root."""

_PATIENCE = 30.0


def _missing() -> str | None:
    if os.geteuid() != 0:
        return "Postfix and Dovecot have to be started as root"
    has_all = Path(_POSTFIX_DAEMONS, "master").exists() and shutil.which("dovecot") and shutil.which("openssl")
    return None if has_all else "Postfix or Dovecot is missing: apt-get install postfix dovecot-imapd openssl"


REAL_SERVERS = SimpleNamespace(missing=_missing)

_POSTFIX_DAEMONS = "/usr/lib/postfix/sbin"


@dataclass(frozen=True, slots=True)
class PostOffice:
    """The servers while they run. ``certificate`` is the one to trust: it was made for 127.0.0.1 and localhost."""

    folder: Path
    certificate: Path
    smtp: int
    submission: int
    smtps: int
    imap: int
    imaps: int

    def letters(self, owner: str, folder: str = "") -> list[bytes]:
        """Everything that lies in somebody's mailbox, or in one of its folders ("Drafts")."""
        place = self._maildir(owner) / (f".{folder}" if folder else "")
        found = [path for name in ("new", "cur") for path in (place / name).glob("*")]
        return [path.read_bytes() for path in sorted(found)]

    def wait_for(self, owner: str, count: int) -> list[bytes]:
        """The letters, when there are so many of them."""
        until(lambda: len(self.letters(owner)) >= count, f"{count} letters for {owner}; {self.log()}")
        return self.letters(owner)

    def put(self, owner: str, letter: bytes, name: str) -> None:
        """Into somebody's mailbox, as if it had arrived."""
        place = self._maildir(owner)
        for each in ("tmp", "new", "cur"):
            (place / each).mkdir(parents=True, exist_ok=True)
        (place / "new" / name).write_bytes(letter)
        for path in (place.parent, place, *place.rglob("*")):
            os.chown(path, _MAIL_USER, _MAIL_USER)

    def empty(self, owner: str) -> None:
        shutil.rmtree(self._maildir(owner), ignore_errors=True)

    def log(self) -> str:
        log = self.folder / "postfix.log"
        return log.read_text(errors="replace")[-2000:] if log.exists() else ""

    def _maildir(self, owner: str) -> Path:
        return self.folder / "home" / owner / "Maildir"


@contextmanager
def post_office_running() -> Iterator[PostOffice]:
    folder = Path(tempfile.mkdtemp(prefix="wta-post-"))  # short: names of sockets have at most 107 characters
    folder.chmod(0o755)
    office = PostOffice(folder, _certificate(folder), *free_ports(5))
    _homes(office)
    try:
        with _dovecot(office), _postfix(office):
            yield office
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _homes(office: PostOffice) -> None:
    for owner in MAILBOXES:
        home = office.folder / "home" / owner
        home.mkdir(parents=True)
        os.chown(home, _MAIL_USER, _MAIL_USER)


def _certificate(folder: Path) -> Path:
    """Its own, on an elliptic curve; clients have to be told to trust it."""
    certificate = folder / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    _run([*command, "-keyout", str(folder / "key.pem"), "-out", str(certificate)])
    return certificate


# --- Postfix ----------------------------------------------------------------------------------------------------------

_MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/postfix-data
maillog_file = {folder}/postfix.log
maillog_file_prefixes = {folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.{domain}
mydestination =
alias_maps =
default_transport = error:5.1.2 There is no such place
virtual_mailbox_domains = {domain}
virtual_alias_maps = texthash:{folder}/postfix/forwarded
virtual_mailbox_base = {folder}/home
virtual_mailbox_maps = texthash:{folder}/postfix/mailboxes
virtual_uid_maps = static:{user}
virtual_gid_maps = static:{user}
smtpd_tls_cert_file = {folder}/certificate.pem
smtpd_tls_key_file = {folder}/key.pem
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = {folder}/dovecot/sasl
smtpd_client_auth_rate_limit = 0
smtpd_error_sleep_time = 0
smtpd_recipient_restrictions =
    check_recipient_access texthash:{folder}/postfix/refused, permit_sasl_authenticated, reject_unauth_destination
smtputf8_enable = no
"""

_MASTER = """\
127.0.0.1:{smtp} inet n - n - - smtpd
127.0.0.1:{submission} inet n - n - - smtpd -o smtpd_tls_security_level=encrypt
127.0.0.1:{smtps} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


@contextmanager
def _postfix(office: PostOffice) -> Iterator[None]:
    settings = office.folder / "postfix"
    for path in (settings, office.folder / "queue", office.folder / "postfix-data"):
        path.mkdir()
    shutil.chown(office.folder / "postfix-data", "postfix")
    ports = {"smtp": office.smtp, "submission": office.submission, "smtps": office.smtps}
    (settings / "main.cf").write_text(_MAIN.format(folder=office.folder, domain=DOMAIN, user=_MAIL_USER))
    (settings / "master.cf").write_text(_MASTER.format(**ports))
    boxes = (f"{owner}@{DOMAIN} {owner}/Maildir/\n" for owner in MAILBOXES)
    (settings / "mailboxes").write_text("".join(boxes))
    (settings / "forwarded").write_text(f"{BOUNCES} lost@elsewhere.example\n")
    (settings / "refused").write_text("".join(f"{address} {said}\n" for address, said in REFUSED.items()))
    _run(["postfix", "-c", str(settings), "start"])
    try:
        for port in ports.values():
            until(lambda port=port: is_open(port), f"Postfix on {port}; {office.log()}")
        yield
    finally:
        _run(["postfix", "-c", str(settings), "stop"])


# --- Dovecot ----------------------------------------------------------------------------------------------------------

_DOVECOT = """\
base_dir = {folder}/dovecot
log_path = {folder}/dovecot.log
listen = 127.0.0.1
protocols = imap
ssl = required
ssl_cert = <{folder}/certificate.pem
ssl_key = <{folder}/key.pem
auth_mechanisms = plain login xoauth2
first_valid_uid = 1
mail_location = maildir:~/Maildir
default_login_user = dovenull
default_internal_user = dovecot
auth_failure_delay = 0
namespace inbox {{
  inbox = yes
  mailbox Drafts {{
    auto = create
    special_use = \\Drafts
  }}
}}
passdb {{
  driver = static
  mechanisms = plain login
  args = password={password}
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {folder}/oauth2.conf
}}
userdb {{
  driver = static
  args = uid={user} gid={user} home={folder}/home/%n
}}
service imap-login {{
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service auth {{
  unix_listener sasl {{
    mode = 0666
  }}
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  unix_listener stats-writer {{
    mode = 0666
  }}
}}
"""


_OAUTH2 = """\
introspection_mode = local
local_validation_key_dict = fs:posix:prefix={folder}/keys/
username_attribute = sub
"""

_KEY = b"a secret that the server and whoever gives out tokens share"


def token_for(user: str, minutes: float = 60) -> str:
    """As a provider gives them out: signed (RFC 7519), and good for a while; with less than 0 it has run out."""
    now = int(time.time())
    head = {"alg": "HS256", "typ": "JWT"}
    says = {"sub": user, "iat": now - 7200, "nbf": now - 7200, "exp": now + int(60 * minutes)}
    signed = b".".join(_in_base64(json.dumps(each).encode()) for each in (head, says))
    mark = hmac.new(_KEY, signed, hashlib.sha256).digest()
    return b".".join((signed, _in_base64(mark))).decode()


def _in_base64(content: bytes) -> bytes:
    return base64.urlsafe_b64encode(content).rstrip(b"=")


def _keys(office: PostOffice) -> None:
    """Dovecot looks for the key of a token that names none under this path."""
    place = office.folder / "keys" / "default" / "HS256" / "default"
    place.parent.mkdir(parents=True)
    place.write_bytes(base64.b64encode(_KEY))
    (office.folder / "oauth2.conf").write_text(_OAUTH2.format(folder=office.folder))


@contextmanager
def _dovecot(office: PostOffice) -> Iterator[None]:
    _keys(office)
    settings = office.folder / "dovecot.conf"
    ports = {"imap": office.imap, "imaps": office.imaps}
    settings.write_text(_DOVECOT.format(folder=office.folder, user=_MAIL_USER, password=PASSWORD, **ports))
    _run(["dovecot", "-c", str(settings)])
    try:
        for port in ports.values():
            until(lambda port=port: is_open(port), f"Dovecot on {port}")
        yield
    finally:
        os.kill(int((office.folder / "dovecot" / "master.pid").read_text()), signal.SIGTERM)
        until(lambda: not is_open(office.imap), "Dovecot to end")


# --- a wire that breaks -----------------------------------------------------------------------------------------------


@contextmanager
def cut_after(count: int, port: int) -> Iterator[int]:
    """A port that leads to another one, and breaks once so many bytes have come back from there."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def carry() -> None:
            with suppress(OSError):
                near, _ = listening.accept()
                far = socket.create_connection(("127.0.0.1", port))
                back = threading.Thread(target=_answers, args=(far, near, count), daemon=True)
                back.start()
                with suppress(OSError):
                    while sent := near.recv(65536):
                        far.sendall(sent)
                for end in (far, near):
                    with suppress(OSError):
                        end.shutdown(socket.SHUT_RDWR)
                back.join()
                far.close()
                near.close()

        carrier = threading.Thread(target=carry, daemon=True)
        carrier.start()
        yield listening.getsockname()[1]
    carrier.join(_PATIENCE)


def _answers(far: socket.socket, near: socket.socket, count: int) -> None:
    left = count
    with suppress(OSError):
        while left and (came := far.recv(min(left, 65536))):
            near.sendall(came)
            left -= len(came)
    for end in (near, far):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


# --- small things -----------------------------------------------------------------------------------------------------


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on; all are held until the last is found, so that they differ."""
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in held]
    for each in held:
        each.close()
    return ports


def is_open(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def until(is_so: Callable[[], bool], what: str) -> None:
    ends = time.monotonic() + _PATIENCE
    while not is_so():
        assert time.monotonic() < ends, f"waited in vain for {what}"
        time.sleep(0.05)


def _run(command: list[str]) -> None:
    """What it says goes into a file: a daemon that stays would keep a pipe open."""
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=False, timeout=_PATIENCE
        )
        said.seek(0)
        assert done.returncode == 0, f"{command}: {said.read().decode(errors='replace')}"
