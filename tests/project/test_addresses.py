"""E-mail addresses: what is one, what is not, and what is meant by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wta_forms import errors
from wta_forms.errors import Message
from wta_forms.project.addresses import as_sent, is_international, same, what_is_wrong

FINE = {
    "ann@example.org": "ann@example.org",
    "ann.reid+forms@mail.example.co.uk": "ann.reid+forms@mail.example.co.uk",
    "O'Neil@Example.org": "O'Neil@example.org",
    "ewa@żółć.pl": "ewa@xn--kda4b0koi.pl",
    "ewa@xn--kda4b0koi.pl": "ewa@xn--kda4b0koi.pl",
    "łucja@example.org": "łucja@example.org",
    "用户@例子.广告": "用户@xn--fsqu00a.xn--4rr70v",
}

WRONG = {
    "ann": errors.ADDRESS_BROKEN,
    "ann@example": errors.ADDRESS_BROKEN,
    "ann@example,org": errors.ADDRESS_BROKEN,
    "ann at example.org": errors.ADDRESS_BROKEN,
    "ann@@example.org": errors.ADDRESS_BROKEN,
    ".ann@example.org": errors.ADDRESS_BROKEN,
    "ann..reid@example.org": errors.ADDRESS_BROKEN,
    "ann@-example.org": errors.ADDRESS_BROKEN,
    "ann@192.168.0.1": errors.ADDRESS_BROKEN,
    "@example.org": errors.ADDRESS_BROKEN,
    "a" * 65 + "@example.org": errors.ADDRESS_BROKEN,
    "mailto:ann@example.org": errors.ADDRESS_BROKEN,
    "Ann Reid <ann@example.org>": errors.ADDRESS_WITH_NAME,
    "ann@example.org; bob@example.org": errors.ADDRESS_SEVERAL,
    "ann@example.org bob@example.org": errors.ADDRESS_SEVERAL,
    "ann@example.org\nBcc: everybody@example.org": errors.ADDRESS_BREAKS,
    "ann@example.org\r\n": errors.ADDRESS_BREAKS,
    "ann@exam\x00ple.org": errors.ADDRESS_BREAKS,
    "ann@straße.de": errors.ADDRESS_DOMAIN_IN_DOUBT,
}


@pytest.mark.parametrize("address", FINE)
def test_an_address_is_sent_to_with_its_domain_in_ascii(address: str) -> None:
    assert what_is_wrong(address) is None
    assert same(as_sent(address), FINE[address])


@pytest.mark.parametrize("address", WRONG)
def test_what_is_no_address_is_told_with_what_it_is(address: str) -> None:
    said: Message | None = what_is_wrong(address)
    assert said == WRONG[address]


def test_letters_of_other_scripts_before_the_at_need_a_server_that_takes_them() -> None:
    assert [is_international(each) for each in ("ann@example.org", "ewa@żółć.pl", "łucja@example.org")] == [
        False,
        False,
        True,
    ]


def test_capitals_and_the_script_of_a_domain_make_no_other_address() -> None:
    assert same("Ewa@ŻÓŁĆ.pl", "ewa@xn--kda4b0koi.pl")
    assert not same("", "")


@given(st.text())
def test_nothing_that_could_end_a_header_is_an_address(text: str) -> None:
    if what_is_wrong(text) is None:
        assert text.isprintable()
        assert not set(text) & set("\r\n\0<>,;: ")
