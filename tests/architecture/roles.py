"""Which addresses are for everyone, which for whom, and the forms that those who may are offered."""

from flask import Flask

from tests.architecture.visits import Browser, Form, addresses, browser_of, forms_of, rules
from tests.architecture.world import MEMBERS, World

# What anyone may open, by the reason.
PUBLIC = {
    "the Assembly meets in public": {
        "amendments.amendment",
        "amendments.together",
        "applications.application",
        "applications.index",
        "assembly.agenda_document",
        "assembly.agenda_print",
        "assembly.attendance",
        "assembly.calendar",
        "assembly.session",
        "assembly.session_demand",
        "assembly.session_demands",
        "assembly.sessions",
        "commitments.commitment",
        "commitments.index",
        "cited_decision",
        "debate.debate",
        "debate.screen",
        "debate.statement",
        "elections.draw",
        "elections.draw_text",
        "exports.index",
        "exports.public",
        "minutes.minutes",
        "minutes.pdf",
        "motions.motion",
        "motions.motions",
        "motions.versions",
        "notices.decisions",
        "notices.motions",
        "notices.record",
        "partners.index",
        "partners.partner",
        "regions.changes",
        "regions.history",
        "regions.index",
        "regions.progress",
        "regions.region",
        "regions.twins",
        "regions.world",
        "regions.world_svg",
        "statutes.comparison",
        "statutes.index",
        "statutes.version",
        "twinning.comparison",
        "twinning.index",
        "twinning.twin",
        "voting.decision",
        "voting.decisions",
        "voting.proxies",
        "voting.other_rules",
        "voting.vote",
    },
    "anyone can check": {"accounts.powers", "record.download", "record.entry", "record.index"},
    "nobody needs an account to apply": {"applications.lost", "applications.start"},
    "how to find the way": {
        "applications.begin",
        "applications.charter",
        "entrance",
        "home.accessibility",
        "home.home",
        "home.how",
        "static",
    },
    "nobody is signed in yet": {"accounts.forgot", "accounts.second_step", "accounts.sign_in"},
    "whoever is signed in may leave; for others it does nothing": {"accounts.sign_out"},
    "the secret in the address is the permission": {
        "applications.address",
        "applications.answer",
        "applications.appeal",
        "applications.check",
        "applications.document",
        "applications.documents",
        "applications.later",
        "applications.names",
        "applications.personal",
        "applications.place",
        "applications.receipt",
        "applications.remove",
        "applications.resume",
        "applications.section",
        "applications.withdraw",
        "accounts.invitation",
        "accounts.reset",
    },
    "for whoever runs the service; says nothing but whether it works": {"healthz", "readyz"},
}
ANYONE = {endpoint for endpoints in PUBLIC.values() for endpoint in endpoints}

SIGNED_IN = frozenset(MEMBERS)
SECRETARIAT = frozenset({"secretariat"})
PRESIDING = frozenset({"presiding officer"})
HEADS = frozenset({"head of delegation"})
VOTERS = frozenset({"head of delegation", "delegate"})
DELEGATIONS = VOTERS | {"alternate"}
KEPT = {
    "accounts.confirm_totp": SIGNED_IN,
    "accounts.end_office": SECRETARIAT,
    "accounts.end_session": SIGNED_IN,
    "accounts.end_sessions": SIGNED_IN,
    "accounts.invite": SECRETARIAT,
    "accounts.outbox": SECRETARIAT,
    "accounts.password": SIGNED_IN,
    "accounts.people": SECRETARIAT,
    "accounts.sessions": SIGNED_IN,
    "accounts.set_up_totp": SIGNED_IN,
    "accounts.settings": SIGNED_IN,
    "accounts.totp": SIGNED_IN,
    "accounts.totp_off": SIGNED_IN,
    "amendments.answer": VOTERS,
    "amendments.check": VOTERS,
    "amendments.correct": SECRETARIAT,
    "amendments.discard": VOTERS,
    "amendments.edit": VOTERS,
    "amendments.order": PRESIDING,
    "amendments.paragraphs": VOTERS,
    "amendments.propose": VOTERS,
    "applications.admissions": SECRETARIAT,
    "applications.decide": SECRETARIAT,
    "applications.decided_queue": SECRETARIAT,
    "applications.end_partnership": SECRETARIAT,
    "applications.file": SECRETARIAT,
    "applications.file_checklist": SECRETARIAT,
    "applications.file_document": SECRETARIAT,
    "applications.file_opinion": SECRETARIAT,
    "applications.file_question": SECRETARIAT,
    "applications.lay": SECRETARIAT,
    "applications.queue": SECRETARIAT,
    "assembly.accredit_all": SECRETARIAT,
    # The secretariat until the session opens, the presiding officer from then on.
    "assembly.add_item": SECRETARIAT | PRESIDING,
    "assembly.agenda_list": SECRETARIAT | PRESIDING,
    "assembly.change_item": SECRETARIAT | PRESIDING,
    "assembly.cancel": SECRETARIAT,
    "assembly.check_in": frozenset({"head of delegation", "delegate", "alternate"}),
    "assembly.close_session": PRESIDING,
    "assembly.conduct": PRESIDING,
    "assembly.convene": SECRETARIAT,
    "assembly.convocation": SECRETARIAT,
    "assembly.credentials": SECRETARIAT,
    "assembly.item_documents": SECRETARIAT | PRESIDING,
    "assembly.remove_document": SECRETARIAT | PRESIDING,
    "assembly.remove_item": SECRETARIAT | PRESIDING,
    "assembly.demand_session": VOTERS,
    "assembly.sign": VOTERS,
    "commitments.begin": HEADS,
    "commitments.confirm": HEADS,
    "commitments.correct": HEADS,
    "commitments.end": HEADS,
    "commitments.enter": HEADS,
    "commitments.replace": HEADS,
    "commitments.state": HEADS,
    "debate.ask": DELEGATIONS,
    "debate.floor": PRESIDING,
    "debate.hide": SECRETARIAT | PRESIDING,
    "debate.order": PRESIDING,
    "debate.out_of_turn": PRESIDING,
    "debate.reply": DELEGATIONS,
    "debate.speak": DELEGATIONS,
    "debate.speaking_time": PRESIDING,
    "delegations.delegation": frozenset({"head of delegation", "delegate", "alternate"}),
    "delegations.end": HEADS,
    "delegations.hand_over": HEADS,
    "delegations.index": SECRETARIAT,
    # Of a signatory who has not accepted it is also the secretariat's.
    "delegations.invitation": HEADS,
    "delegations.invitations": SECRETARIAT,
    "delegations.invite": HEADS,
    "delegations.renew": HEADS,
    "delegations.replace": HEADS,
    "delegations.signatory": SECRETARIAT,
    "elections.annul_election": PRESIDING,
    "elections.close_election": PRESIDING,
    "elections.commit": VOTERS,
    "elections.conduct": PRESIDING,
    "elections.declare_election": PRESIDING,
    "elections.open_election": PRESIDING,
    "elections.reveal": VOTERS,
    "elections.seal_urn": PRESIDING,
    "exports.applications": SECRETARIAT,
    "exports.delegation": HEADS,
    # Which kinds of tables depends on the office; a table is for who brought it.
    "imports.bring": SECRETARIAT | HEADS,
    "imports.index": SECRETARIAT | HEADS,
    "imports.table": SECRETARIAT,
    "imports.template": SECRETARIAT | HEADS,
    "minutes.draw_up": SECRETARIAT,
    "minutes.lay": SECRETARIAT,
    "minutes.note": SECRETARIAT,
    "notices.choices": SIGNED_IN,
    "procedure.ask": VOTERS,
    "procedure.divide": PRESIDING,
    "procedure.postpone": PRESIDING,
    "procedure.refer": PRESIDING,
    "procedure.resume": PRESIDING,
    "procedure.undo": PRESIDING,
    "motions.discard": VOTERS,
    "motions.draft_about": VOTERS,
    "motions.draft_check": VOTERS,
    "motions.draft_effect": VOTERS,
    "motions.draft_text": VOTERS,
    "motions.drafts": VOTERS,
    # The author's delegation asks and withdraws; another supports; a translator translates, too.
    "motions.invite": VOTERS,
    "motions.place": SECRETARIAT,
    "motions.rule": PRESIDING,
    "motions.support": VOTERS,
    "motions.translate": VOTERS,
    "motions.withdraw": VOTERS,
    "regions.edit_profile": HEADS,
    "regions.lapse": SECRETARIAT,
    "regions.withdraw": HEADS,
    "tasks.index": SIGNED_IN,
    "twinning.answer": HEADS,
    "twinning.draft_comparison": HEADS | SECRETARIAT,
    "twinning.end": HEADS,
    "twinning.find": HEADS,
    "twinning.proposal": HEADS | SECRETARIAT,
    "twinning.proposals": HEADS | SECRETARIAT,
    "twinning.propose": HEADS,
    "twinning.register": SECRETARIAT,
    "twinning.sign": HEADS,
    "twinning.withdraw": HEADS,
    "twinning.write": HEADS,
    "voting.annul_vote": PRESIDING,
    "voting.check": VOTERS,
    "voting.check_opening": PRESIDING,
    "voting.close_vote": PRESIDING,
    "voting.close_votes": PRESIDING,
    "voting.conduct": PRESIDING,
    "voting.declare_vote": PRESIDING,
    "voting.declare_votes": PRESIDING,
    "voting.give_vote": HEADS,
    "voting.my_votes": SIGNED_IN,
    "voting.open_votes": PRESIDING,
    "voting.paper": VOTERS,
    # The former delegate's colleague cast it; who is no longer of the delegation does not see it.
    "voting.receipt": VOTERS,
    "voting.take_back": VOTERS,
}

# Forms as sent, by endpoint.
Offered = dict[str, list[dict[str, list[str]]]]


def may_open(endpoint: str, role: str) -> bool:
    return endpoint in ANYONE or role in KEPT[endpoint]


def readers(endpoint: str) -> list[str]:
    return ["visitor"] if endpoint in ANYONE else sorted(KEPT[endpoint])


def offered_forms(app: Flask, world: World) -> Offered:
    """The forms of every page that takes one, filled in by somebody who may."""
    found: Offered = {}
    for rule in rules(app, "POST"):
        browser = browser_of(app, readers(rule.endpoint)[0])
        for address in addresses(app, world, rule, every=True):
            found.setdefault(rule.endpoint, []).extend(form.sent() for form in page_forms(browser, address))
    return found


def page_forms(browser: Browser, address: str) -> list[Form]:
    """The forms of a page, but for the one to leave by that stands on every page."""
    forms = forms_of(browser.get(address).text)
    return [form for form in forms if form.method == "post" and not form.action.endswith("/sign-out")]
