"""A realistic project: six people, the shipped form ``drivers`` and the shipped plan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.plan.paper import blank, conflict, invalid, returned, said
from wta_forms.answers import Answer, Recipient, Response, State, Status
from wta_forms.plan.authored.load import load_plan
from wta_forms.plan.merge import merge
from wta_forms.plan.model import Names, Plan
from wta_forms.spec.load import load_form

SPECS = Path(__file__).parents[2] / "specs"

ASKED = [
    Recipient("ann", "Ann Reid"),
    Recipient("bob", "Bob Hay"),
    Recipient("cal", "Cal Orr"),
    Recipient("dee", "Dee Marr"),
    Recipient("eve", "Eve Lorne"),
    Recipient("gus", "Gus Tait"),
]

ANN = said(
    "Ann Reid",
    day=2,
    stamped=True,
    name=blank(name="Ann Reid"),
    role=blank(**{"role-carer": "carer"}),
    sharing="name",
    answering="alone",
    date="2026-03-02",
    collaboration="co_production",
    at_the_table=["uses_services", "carers", "practitioners", {"other": "The housing association"}],
    missing="People who only come after dark. They will not ring a helpline.\nAsk the taxi drivers: they know them.",
    gaps=[
        {
            "gap": "No fridge in the north of the town",
            "how_we_know": "Everyone takes two buses",
            "who_feels_it": "Families with prams",
            "priority": "high",
        },
        {
            "gap": "Letters that nobody can read",
            "how_we_know": "My mother keeps them in a drawer",
            "priority": "medium",
        },
    ],
    strengths=[
        {"strength": "The Tuesday kitchen", "who_brings": "Volunteers", "build_on": "Let it order for the fridge"},
    ],
    policies=["christie", "empowerment"],
    why_now=(
        "The hall closes in June. After that there is no kitchen within two miles, "
        "and my mother will not go further than the bus stop."
    ),
    first_steps=[{"step": "Ask the hall for the small kitchen", "owner": "The carers' group", "by": "2026-04-15"}],
    budget=4500,
)

ANN_AGAIN = said("Ann Reid", day=9, stamped=True, name=blank(name="Ann Reid"), budget=5000)

BOB = said(
    "Bob Hay",
    day=3,
    stamped=True,
    role="practitioner",
    sharing="name",
    answering="team",
    team="Three social workers and a student",
    collaboration="partnership",
    at_the_table=["uses_services", "practitioners", "managers"],
    gaps=[
        {
            "gap": "Nobody collects on Sundays",
            "how_we_know": "The bins are full on Mondays",
            "who_feels_it": "Everyone",
            "priority": "low",
        },
        {
            "gap": "No way to get food to people without a car",
            "how_we_know": "Nine referrals since Christmas",
            "who_feels_it": "Older people, and anybody on crutches",
            "priority": "high",
        },
    ],
    strengths=[
        {
            "strength": "Two vans that stand still at weekends",
            "who_brings": "The council",
            "build_on": "Ask for a key",
        },
        {"strength": "People know each other by name"},
    ],
    policies=["unsure"],
    why_now="Referrals for food have doubled over the winter.",
    first_steps=Answer(
        State.ANSWERED,
        [{"step": "Get a key for the van", "owner": "The social work team"}],
        raw={
            "first_steps-1-step": "Get a key for the van",
            "first_steps-1-owner": "The social work team",
            "first_steps-1-by": "soon",
        },
    ),
    budget=invalid(budget="5-6k"),
    deadline="2026-06-30",
)

CAL = said(
    "Cal Orr",
    day=5,
    stamped=True,
    role="uses_services",
    sharing="name",
    collaboration=conflict(
        {"collaboration-co_production": "co_production", "collaboration-workplace": "workplace"},
    ),
    at_the_table=["uses_services"],
    missing="Me, until you asked.",
    why_now="Because I am hungry on Thursdays.",
    anything_else="Thank you for the large print.\n\n- I can wash up\n- I cannot lift <anything> #heavy | sorry",
)

DEE = said(
    "Dee Marr",
    day=6,
    stamped=True,
    role="manager",
    sharing="name",
    collaboration="partnership",
    at_the_table=["uses_services", "carers", "practitioners", "managers", "decision_makers"],
    gaps=[
        {
            "gap": "Nobody owns the cleaning rota",
            "how_we_know": "Three complaints",
            "who_feels_it": "Volunteers",
            "priority": "medium",
        },
    ],
    policies=["delivery_plan", "christie", "joint_working"],
    why_now="The budget round ends in May. What is not in by then waits a year.",
    first_steps=[
        {"step": "Write one page for the board", "owner": "The service manager", "by": "2026-03-31"},
        {"step": "Find a place for a second fridge", "owner": "The carers' group and the council", "by": "2026-05-01"},
    ],
    budget=12000,
    deadline="2026-05-15",
)

EVE = said(
    "Eve Lorne",
    day=7,
    stamped=True,
    role="carer",
    sharing="name",
    collaboration="co_production",
    at_the_table=["uses_services", "carers"],
    missing="Fathers. They come when there is something to mend.",
    strengths=[
        {
            "strength": "A message group that answers at night",
            "who_brings": "Carers",
            "build_on": "Keep it ours, with no staff in it",
        },
    ],
    policies=["unsure"],
    why_now="My son turns eighteen in May and falls out of every service.",
)

FAY = said(
    "Fay Kerr",
    day=8,
    role={"other": "Shopkeeper"},
    collaboration="unsure",
    at_the_table=["managers", "other_organisations"],
    strengths=[
        {
            "strength": "Forty kilos of good food a week",
            "who_brings": "The corner shop",
            "build_on": "Fetch it before six",
        },
    ],
    why_now="I throw away forty kilos a week.",
    anything_else="I can speak to the other shops in the street.",
)

CAME: list[Response] = [ANN, BOB, CAL, DEE, EVE, FAY, ANN_AGAIN, returned(Status.BLANK), returned(Status.SCAN)]


def plan_for_the_fridge(names: str) -> Plan:
    form = load_form(SPECS / "drivers.yaml", [SPECS / "parts"])
    spec, forms = load_plan(SPECS / "plans" / "drivers.yaml", {"drivers": form}.get)
    spec = replace(spec, names=Names(names))
    return merge(spec, forms, CAME, project_title="Fridges for all", people_asked=ASKED, date="2026-03-12")
