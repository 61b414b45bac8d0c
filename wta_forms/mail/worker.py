"""The process that reads strangers' messages."""

from __future__ import annotations

from wta_forms.isolated.serve import serve
from wta_forms.mail.limits import MEMORY_BYTES
from wta_forms.mail.outlook import read_outlook
from wta_forms.mail.reading import read_mail
from wta_forms.mail.wire import Ask, mail_to_wire

READ = {Ask.MESSAGE: read_mail, Ask.OUTLOOK: read_outlook}


def _answer(ask: int, content: bytes, _: bytes) -> bytes:
    return mail_to_wire(READ[Ask(ask)](content))


def main() -> None:
    serve(_answer, MEMORY_BYTES)


if __name__ == "__main__":
    main()
