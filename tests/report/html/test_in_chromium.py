"""The plan in a browser: nothing is asked for, nothing is reported, and it can be read by keyboard, at any width."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.plan.paper import form_of, plan_from, said
from tests.programs import axe, chromium
from tests.programs.devtools import Tab
from tests.programs.needs import needs
from tests.report.fridge import plan_for_the_fridge
from tests.report.orchard import ORCHARD
from wta_forms.plan.model import Plan
from wta_forms.report.formats import write

pytestmark = needs(chromium)

Opener = Callable[[str], Tab]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opener]:
    """Opens HTML as a file, in a tab that notes what goes wrong."""
    tabs: list[Tab] = []

    def open_(source: str) -> Tab:
        file = tmp_path / f"plan-{len(tabs)}.html"
        file.write_text(source, encoding="utf-8")
        tab = chromium.browser().open("about:blank")
        tabs.append(tab)
        for domain in ("Log", "Runtime", "Page"):
            tab.call(f"{domain}.enable")
        tab.call("Page.navigate", url=file.as_uri())
        tab.wait_for("location.protocol == 'file:' && document.readyState == 'complete'")
        return tab

    yield open_
    for tab in tabs:
        tab.close()


def html(plan: Plan) -> str:
    return write(plan, ".html")[""].decode()


def width(tab: Tab, pixels: int) -> None:
    tab.call("Emulation.setDeviceMetricsOverride", width=pixels, height=900, deviceScaleFactor=1, mobile=False)


def complaints(tab: Tab) -> list[object]:
    return tab.events("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")


# --- nothing from outside ---------------------------------------------------------------------------------------------


@pytest.fixture
def canary() -> Iterator[tuple[str, list[str]]]:
    """A server that notes what it is asked for."""
    asked: list[str] = []

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Noting)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


FORM = form_of("- {id: gap, kind: paragraph, label: What is missing?}")
CALLS = (
    '<img src="{server}/image">',
    '"><img src={server}/broken-out>',
    '<svg><image href="{server}/svg"/></svg>',
    '<script src="{server}/script"></script>',
    "<style>@import url({server}/style)</style>",
    '<link rel=stylesheet href="{server}/link">',
    '<iframe src="{server}/frame"></iframe>',
    '<meta http-equiv=refresh content="0;url={server}/refresh">',
    "</style><img src={server}/after-style>",
    "--><img src={server}/after-comment>",
)


def test_markup_that_somebody_wrote_asks_for_nothing(opened: Opener, canary: tuple[str, list[str]]) -> None:
    server, asked = canary
    written = "\n".join(CALLS).format(server=server)
    plan = plan_from(
        FORM, [said(written, gap=written)], "{from: drivers.gap, as: quotes}", "{from: answers}", names="name"
    )
    tab = opened(html(plan))
    assert tab.run("document.body.innerText").count(f'<img src="{server}/image">') == 4
    assert not complaints(tab)
    assert asked == []


def test_the_server_would_have_noticed(opened: Opener, canary: tuple[str, list[str]]) -> None:
    """And markup that had got into the page would be stopped by its policy."""
    server, asked = canary
    opened(f'<img src="{server}/image">').wait_for("document.images[0].complete")
    assert asked == ["/image"]
    stopped = opened(html(ORCHARD).replace("<main", f'<img src="{server}/stopped"><main', 1))
    assert "Content Security Policy" in str(complaints(stopped))
    assert asked == ["/image"]


# --- by keyboard ------------------------------------------------------------------------------------------------------

FOCUSED = "document.activeElement.getAttribute('href')"


def test_the_first_key_offers_to_skip_what_stands_before_the_plan(opened: Opener) -> None:
    tab = opened(html(ORCHARD))
    tab.press("Tab", 9)
    assert tab.run(FOCUSED) == "#plan"
    assert tab.run("document.activeElement.getBoundingClientRect().top >= 0")
    tab.press("Enter", 13, text="\r")
    tab.wait_for("location.hash == '#plan'")
    assert tab.run("document.activeElement.id") == "plan"
    tab.press("Tab", 9)
    assert tab.run("document.activeElement == document.querySelector('main a')")


def test_the_tab_key_reaches_every_link_in_order_and_shows_where_it_is(opened: Opener) -> None:
    tab = opened(html(ORCHARD))
    links = tab.run("[...document.querySelectorAll('a')].map(link => link.getAttribute('href'))")
    reached = []
    for _ in links:
        tab.press("Tab", 9)
        reached.append(tab.run(FOCUSED))
        assert tab.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert reached == links


def test_a_number_is_followed_to_its_answer_and_back_by_keyboard(opened: Opener) -> None:
    tab = opened(html(ORCHARD))
    tab.run("document.querySelector('main a').focus()")
    tab.press("Enter", 13, text="\r")
    tab.wait_for("location.hash == '#answer-1'")
    tab.press("Tab", 9)
    assert tab.run(FOCUSED) == "#section-1-1"
    tab.press("Enter", 13, text="\r")
    tab.wait_for("location.hash == '#section-1-1'")


# --- as it is seen ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pixels", [320, 400, 700, 1300])
@pytest.mark.parametrize("plan", [ORCHARD, plan_for_the_fridge("role")], ids=["orchard", "fridge"])
def test_nobody_has_to_scroll_sideways(opened: Opener, plan: Plan, pixels: int) -> None:
    """320 pixels are a screen of 1,280 at 400 % (WCAG 2.2, 1.4.10)."""
    tab = opened(html(plan))
    width(tab, pixels)
    assert tab.run("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_nothing_is_reported_and_everything_is_seen_without_scripts(opened: Opener) -> None:
    tab = opened(html(ORCHARD))
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    tab.call("Page.reload")
    assert complaints(tab) == []
    tab.call("Emulation.setScriptExecutionDisabled", value=False)
    tab.wait_for("document.querySelector('main') != null")
    assert tab.run("document.querySelector('main').getBoundingClientRect().height") > 1000


def test_every_answer_begins_a_new_page_on_paper(opened: Opener) -> None:
    tab = opened(html(ORCHARD))
    tab.call("Emulation.setEmulatedMedia", media="print")
    assert tab.run("getComputedStyle(document.querySelector('section.apart')).breakBefore") == "page"
    assert tab.run("getComputedStyle(document.querySelector('main a')).textDecorationLine") == "none"
    assert tab.run("getComputedStyle(document.querySelector('.skip')).display") == "none"
    assert tab.run("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"


@needs(axe)
@pytest.mark.parametrize("pixels", [320, 1300])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: Opener, pixels: int, scheme: str) -> None:
    tab = opened(html(ORCHARD))
    width(tab, pixels)
    tab.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    assert axe.findings(tab) == []


@needs(axe)
def test_axe_would_find_something(opened: Opener) -> None:
    broken = html(ORCHARD).replace('lang="en"', "", 1)
    assert any("html-has-lang" in finding for finding in axe.findings(opened(broken)))
