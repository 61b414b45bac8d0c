"""Twelve people, six weeks: the walk of a facilitator through a whole project, from init to close.

It reads as she goes. Numbers are those of what she needs on her way; each stands at what shows it. All of it is one
test, as each week begins in the folder in which the one before has ended. Not walked here: 1, which is the README's; 36
and what is new since the last report (33), which are matters of the plan alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

from tests.walk import outlook
from tests.walk.office import A_NEW_QUESTION, FORM, PEOPLE, PLAN, Office, unzipped, zipped

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with pytest.MonkeyPatch.context() as patch:
        yield Office(tmp_path, patch)


def test_twelve_people_and_six_weeks(office: Office) -> None:
    for name, week in list(globals().items()):
        if name.startswith("week_"):
            week(office)


# --- week 0: setting up -----------------------------------------------------------------------------------------------


def week_0_a_folder_that_is_synchronised_is_noticed(office: Office) -> None:
    done = office.run("init", "OneDrive/fridge", "--yes", "--title", "T", code=1)
    done.says("synchronised by OneDrive", "--synced")  # 3


def week_0_a_project_is_made_out_of_what_she_says(office: Office) -> None:
    office.write("fridge.yaml", FORM)
    done = office.run(
        *("init", "fridge", "--yes", "--title", "The Friday fridge", "--organisation", "Leith Carers"),
        *("--name", "Morag Sinclair", "--email", "morag@centre.example.org", "--phone", "0131 496 0000"),
        *("--form", "fridge.yaml=2026-04-10", "--keep-until", "2026-04-20"),
    )
    done.says(
        "Put this folder into your backup", "Made fridge.", "Next: write the names into fridge/people.csv"
    )  # 2, 25
    office.enter_project("fridge")
    office.run().says("Nothing was sent yet", "Next: write the names into people.csv")  # 39


def week_0_check_looks_at_everything_and_names_the_line(office: Office) -> None:
    broken = PEOPLE.replace("max@example.org", "max@@example")
    office.write("people.csv", broken, "utf-16")
    office.run("check", code=1).says("people.csv:13: 'max@@example' is not an e-mail address")  # 4
    office.write(
        "people.csv", PEOPLE.replace("gus@example.org;;practitioner", "gus@example.org;;practisioner"), "utf-16"
    )
    office.run("check", code=1).says("people.csv:7: ", "practisioner", "did you mean 'practitioner'")  # 5
    office.write("people.csv", PEOPLE, "utf-16")  # 6: as Excel saves it
    office.write("plan.yaml", PLAN)
    office.run("check").says("couple@example.org is also the address of Cal Orr")  # 5: a note, and no problem


# --- week 1: out ------------------------------------------------------------------------------------------------------


def week_1_nothing_goes_out_that_she_has_not_seen(office: Office) -> None:
    office.run().says("Next: ")  # 39
    shown = office.run("send", "--dry-run")
    shown.says("The Friday fridge to 12 people: 10 by e-mail, 2 on paper.", "Nothing was sent")  # 8
    office.run("send", "--yes", code=1).says("the same command with --draft")  # 9: the road without a password


def week_1_she_sends_the_drafts_herself(office: Office) -> None:
    done = office.run("send", "--draft")
    done.says("10 drafts were made. Nothing was sent.", "Next: open outbox/outbox.html and send them")
    page = office.read("outbox/outbox.html")
    assert page.count("<article") == 10  # 10: a line a person, for mail programs in the browser
    assert "ann@example.org" in page
    draft = office.sent_to("ann")
    assert draft["X-Unsent"] == "1"  # 10: Outlook opens it as a mail to be sent
    (attached,) = (part.get_filename() for part in draft.iter_attachments())
    assert attached == "fridge-ann-reid-the-friday-fridge.pdf"  # 12: the name holds the person
    letters = office.read("to-print/letters.html")
    assert "Ewa Nowak" in letters  # 13
    assert "0131 496 0000" in letters
    assert "1 Shore, Leith" in office.read("to-print/addresses.csv")


def week_1_a_draft_is_not_sent_before_she_says_so(office: Office) -> None:
    office.run("status").says("drafted, not marked as sent", "on paper, not marked as sent")  # 11
    office.run("remind", "--dry-run").says("it is made, and not marked as sent yet")
    office.run("mark", "sent", "--all")
    office.run("mark", "sent", "ewa", "jean")
    office.run("status").says("12 sent")
    assert "not marked" not in office.run("status").screen


def week_1_a_form_that_is_out_may_not_change_under_its_number(office: Office) -> None:
    office.write("fridge.yaml", office.read("fridge.yaml") + A_NEW_QUESTION)
    done = office.run("check", code=1)
    done.says(
        "fridge.yaml has changed since version 1 was made for people (on 2 March 2026)", "write version: 2 in line 2"
    )  # 7
    office.write("fridge.yaml", office.read("fridge.yaml").replace("version: 1", "version: 2"))
    office.run("check")


# --- weeks 2 to 4: back -----------------------------------------------------------------------------------------------

ANN, BOB, CAL = "Ann Reid <ann@example.org>", "Bob Hay <bob@example.org>", "Cal <couple@example.org>"
DEE, KIT, MAX = "Dee <couple@example.org>", "Kit Lamb <kit@example.org>", "Max Dow <max@example.org>"
GUS, IDA, LUCJA = "Gus Low <gus@example.org>", "Ida Roy <ida@example.org>", "Łucja <lucja@example.org>"


def week_2_everything_that_comes_is_kept_and_ends_in_a_state(office: Office) -> None:
    office.days_pass(3)
    ann = office.filled_in("ann-reid", by="pdfium", near=True, day_friday=True, gap="We need a kitchen.", helpers="2")
    bob = office.filled_in("bob-hay", day_friday=True, gap="We need a van to fetch the food.")
    office.drag_in("ann.eml", office.mail(ANN, "Here it is.", ("form.pdf", ann)))
    office.drag_in("ann2.eml", office.mail(ANN, "Did you get it?", ("form.pdf", ann)))
    office.drag_in("bob.msg", outlook.saved(office.mail(BOB, "", ("form.pdf", bob))))  # 14
    # 23: nothing stands in it but what we had filled in ourselves
    office.drag_in("cal.eml", office.mail(CAL, "", ("form.pdf", office.filled_in("cal-orr", by="pdfium"))))
    office.drag_in("gus.eml", office.away("gus-low", GUS))
    office.drag_in("hal.eml", office.bounce("hal-moss", "hal@example.org"))
    office.drag_in("kit.eml", office.mail(KIT, "6: Tuesdays are best for me.\n7: three"))
    office.drag_in("link.eml", office.mail(MAX, "https://1drv.ms/b/s!AbCd"))
    office.drag_in("max.zip", zipped("max.pdf", office.filled_in("max-dow", day_saturday=True, gap="Nothing at all.")))
    done = office.run("harvest")
    done.says("Looked at 9 messages and files: 3 were taken in, 1 is the same again, 3 need you")  # 15
    done.says("Nothing was thrown away.", "Next: see what needs you: wta-forms decide")
    done.says(
        "Cal Orr's form came back empty; it was last saved by Chrome", "a kind mail is ready: wta-forms ask"
    )  # 22
    done.says(
        "Kit Lamb wrote without a form (5 March 2026): “6: Tuesdays are best for me.", "wta-forms enter kit"
    )  # 16
    done.says("Max Dow sent a link to a file", "https://1drv.ms")  # 15
    done.says("the message to Hal Moss did not arrive", "Gus Low's mail program answered by itself")  # 24
    done.says("Bob Hay used version 1. Both answers fit version 2; its question 8 was not asked then")  # 19


def week_2_the_same_again_is_nothing_new(office: Office) -> None:
    office.run("harvest").says("Nothing new: 9 messages and files there were taken in before.")
    office.run("status").says("3 of 12 have answered", "1 does not arrive")


def week_2_a_correction_leaves_the_rest_of_the_first_form(office: Office) -> None:
    office.days_pass(1)
    correction = office.filled_in("ann-reid", day_saturday=True)
    office.drag_in("ann3.eml", office.mail(ANN, "Saturday, I meant.", ("form.pdf", correction)))
    office.run("harvest").says(
        "Ann Reid sent this form before: answers that count from this one: 1; still from the earlier ones: 3"
    )  # 20
    shown = office.run("show", "Ann Reid")  # 27
    shown.says("Saturday", "We need a kitchen.")


def week_2_a_colleague_who_filled_in_anns_copy_never_takes_her_place(office: Office) -> None:
    office.days_pass(1)
    ben = office.filled_in("ann-reid", name="Ben Ross", gap="We need a lock.")
    office.drag_in("ben.eml", office.mail("Ben Ross <ben@work.example>", "", ("form.pdf", ben)))
    done = office.run("harvest")
    done.says("a form with Ann Reid's stamp came from Ben Ross", "and the name in it is Ben Ross", "whose is it?")  # 21
    office.run("show", "ann").says("We need a kitchen.")
    office.run("decide", office.number_of("ben.eml"), "new").says("it is a new person’s")
    office.run("show", "ann").says("We need a kitchen.")


def week_2_two_who_share_an_address_are_two(office: Office) -> None:
    dee = office.filled_in("dee-orr", day_friday=True, gap="We need more shelves.")
    office.drag_in("dee.eml", office.mail(DEE, "", ("form.pdf", dee)))
    office.run("harvest").says("1 was taken in")  # 5
    office.run("show", "dee").says("We need more shelves.")


def week_2_a_strangers_form_is_asked_about_and_kept(office: Office) -> None:
    forged = office.signed_elsewhere("max-dow", gap="We need a bigger fridge.")
    office.drag_in("stranger.pdf", forged)
    office.run("harvest").says("its stamp was not made here", "wta-forms decide")  # 25
    office.run("decide", office.number_of("stranger.pdf"), "aside")


# --- typing in for those who cannot -----------------------------------------------------------------------------------


def week_3_a_message_without_a_form_is_typed_in(office: Office) -> None:
    office.run("enter", "kit", "--no-open").says("to be typed in from: a message of 5 March 2026")  # 16
    office.type_in("kit", gap="Tuesdays are best for me.", helpers="3")
    office.run("enter", "kit", "--done").says("Taken in: typed in by Morag Sinclair from a message of 5 March 2026: 2 ")
    office.run("show", "kit").says("Tuesdays are best for me.", "typed in")


def week_3_a_photo_is_read_as_far_as_it_can_be_and_typed_in(office: Office) -> None:
    first, second = office.photographed("ida-roy", pages=2, ticked="near", written="gap")
    office.ida = office.mail(IDA, "", ("page1.jpg", first), ("page2.jpg", second))
    office.drag_in("ida.eml", office.ida)
    done = office.run("harvest")
    done.says("page 3 of 3 did not come (ask for what is missing; question 7 is unknown, not empty)")  # 17
    done.says("wta-forms enter ida fridge")
    office.run("enter", "ida", "--no-open").says("photos 1 to 2 (page1.jpg, page2.jpg)")
    assert 'class="crop"' in office.read("entering/fridge-ida.html")
    office.type_in("ida", gap="The door sticks.")
    office.run("enter", "ida", "--done").says("question 7 is still unknown, not empty")
    shown = office.run("show", "ida")
    shown.says("The door sticks.", "The shop is near enough")


def week_3_who_has_no_mail_is_in_the_plan_too(office: Office) -> None:
    office.run("enter", "Ewa Nowak", "--no-open").says("to be typed in from: telephone")  # 17
    office.type_in("ewa", day_friday="/friday", gap="Somebody to talk to.")
    office.run("harvest").says("1 was taken in")
    office.run("show", "ewa").says("Somebody to talk to.")


def week_3_somebody_says_no_and_that_is_no_failure(office: Office) -> None:
    office.run("mark", "gus", "declined")  # 30
    office.run("status").says("1 declined")


def week_3_who_answers_in_polish_is_read_as_she_wrote(office: Office) -> None:
    polish = office.filled_in("lucja-park", day_friday=True, gap="Brakuje nam kuchni.")
    office.drag_in("lucja.eml", office.mail(LUCJA, "", ("form.pdf", polish)))
    office.run("harvest").says("1 was taken in")  # 18
    office.run("show", "lucja").says("Brakuje nam kuchni.")


def week_4_a_reminder_spares_everybody_who_need_not_have_one(office: Office) -> None:
    office.days_pass(10)
    done = office.run("remind", "--draft")  # 28
    done.says("Not fridge to Gus Low: they do not want to take part.")
    done.says("Not fridge to Hal Moss: mail does not arrive at this address")
    done.says("Not fridge to Jean Mackie: they get no e-mail")
    done.says("Ann Reid, Bob Hay, ", ": they have answered.")
    assert list((office.home / "outbox").glob("*reminder*.eml")) == []
    people = PEOPLE.replace("hal@example.org", "hal.moss@example.org")
    office.write("people.csv", people, "utf-16")  # 6: she corrects his address
    office.run("send", "--draft").says("1 draft was made.")
    office.run("mark", "sent", "hal")
    office.days_pass(8)
    office.run("remind", "--draft").says("1 draft was made.")
    office.run("mark", "sent", "--all")
    office.run("remind", "--dry-run").says("Hal Moss: they were written to a short while ago.")


def week_4_asking_back_brings_their_copy(office: Office) -> None:
    done = office.run("ask", "--to", "Cal Orr", "--draft")  # 29
    done.says("1 draft was made.")
    (mail,) = (office.home / "outbox").glob("fridge-cal-orr*ask*.eml")  # 22
    assert "answers" in mail.read_text(encoding="utf-8")


# --- weeks 5 and 6: the plan, and the end -----------------------------------------------------------------------------


def week_5_what_she_wrote_stays_when_decide_runs_again(office: Office) -> None:
    office.run("decide")
    offered, mine = "  #summary: |\n  #  We start in May.", "  summary: |\n    We start in May."
    written = office.read("decisions.yaml").replace(offered, mine)  # 32: she takes the # away
    assert mine in written
    office.write("decisions.yaml", written)
    office.run("decide")
    kept = office.read("decisions.yaml")
    assert all(line in kept for line in written.splitlines())  # 31


def week_5_the_plan_says_who_took_part_and_nobody_says_who_did_not(office: Office) -> None:
    done = office.run("report", "-o", "plan.md", "-o", "plan.docx", "--date", "2026-04-01")
    done.says("plan.md", "plan.docx")
    plan = office.read("plan.md")
    assert "We start in May." in plan  # 32
    for words in ("We need a kitchen.", "Tuesdays are best for me.", "The door sticks.", "Somebody to talk to."):
        assert words in plan  # 16, 17: also of those who typed nothing themselves
    assert "Brakuje nam kuchni." in plan  # 18: in her own words
    assert "We need a lock." in plan  # 21
    assert "We need a bigger fridge." not in plan  # 25
    assert "Gus" not in plan  # 30
    assert "Ann Reid" not in plan  # 35: the plan shows roles


def week_5_what_she_has_polished_is_not_written_over(office: Office) -> None:
    office.write("plan.md", "polished by hand")
    office.run("report", "-o", "plan.md", code=1).says("plan.md")  # 33
    assert office.read("plan.md") == "polished by hand"
    (office.home / "plan.md").unlink()


NAMES = ("Ann Reid", "Bob Hay", "Ewa Nowak", "Ben Ross", "ann@example.org")


def week_5_her_polish_answers_are_translated_beside_her_own_words(office: Office) -> None:
    office.run("translate", "--answers", "--to", "en")  # 18
    (row,) = (line for line in office.read("answers.en.csv").splitlines() if "Brakuje nam kuchni." in line)
    office.write(
        "back.csv", office.read("answers.en.csv").replace(row, f"{row.rstrip().rstrip(',')},We lack a kitchen.")
    )
    office.run("translate", "--answers", "--to", "en", "--from", "back.csv", "--force")
    plan = plan_of(office)
    assert "We lack a kitchen." in plan
    assert "Brakuje nam kuchni." in plan


def week_5_who_said_that(office: Office) -> None:
    found = re.search(r"\*\*\[(\d+)\]\*\* Question 6[^>]*> We need a kitchen\.", plan_of(office))
    assert found
    office.run("why", found[1]).says("Question 6", "page 2, form.pdf, came 5 March 2026")  # 35


def week_5_the_funders_own_template(office: Office) -> None:
    letter = Document()
    letter.add_paragraph("The funder's own heading")
    letter.add_paragraph("{{plan}}")
    letter.save(str(office.home / "funder.docx"))
    office.run("report", "-o", "for-the-funder.docx", "--template", "funder.docx")  # 34
    words = [each.text for each in Document(str(office.home / "for-the-funder.docx")).paragraphs]
    assert words[0] == "The funder's own heading"
    assert any("We need a kitchen." in each for each in words)


def plan_of(office: Office) -> str:
    return office.run("report", "--date", "2026-04-01").data


def week_6_who_withdraws_is_out_of_the_plan_and_can_come_back(office: Office) -> None:
    office.run("withdraw", "bob", typed="yes\n").says("Bob Hay has withdrawn. Everything is still kept.")  # 37
    assert "We need a van" not in plan_of(office)
    office.run("withdraw", "bob", "--back", typed="yes\n").says("Bob Hay takes part again.")
    assert "We need a van" in plan_of(office)


def week_6_who_is_forgotten_does_not_come_back_with_the_next_harvest(office: Office) -> None:
    done = office.run("forget", "Ida Roy", typed="Ida Roy\n")  # 37
    done.says("This removes for good, of Ida Roy:", "I cannot remove:", "Ida Roy was removed for good.")
    assert "The door sticks." not in plan_of(office)
    office.drag_in("ida.eml", office.ida)
    office.run("harvest").says("removed for good before")
    assert "The door sticks." not in plan_of(office)
    assert list((office.home / "entering").glob("fridge-ida*")) == []


def week_6_closing_packs_what_names_nobody_and_deletes_the_rest_in_its_time(office: Office) -> None:
    done = office.run("close", typed="yes\n")  # 38
    done.says("Packed ", "from 2026-04-20 on, run wta-forms close again")
    office.the_day_is(2026, 4, 21)
    office.run("close", typed="yes\n").says("deleted")
    assert not (office.home / "people.csv").exists()
    assert not (office.home / "kept" / "store.sqlite").exists()
    assert not (office.home / "entering").exists()
    for archive in office.home.glob("*.zip"):
        assert [name for name in NAMES if name in unzipped(archive)] == []
