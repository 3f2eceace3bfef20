"""Every act of the house can be done from the command line, but those that are somebody's own."""

import ast

from governance import rooms
from governance.act import REGISTRY
from tests.architecture.sources import python_files, tree

assert rooms.ROOMS
# Each with the reason why there is no verb for it.
BY_HAND = {
    "a secret is typed by its owner, and into no terminal": {
        "accept_invitation",
        "change_password",
        "disable_totp",
        "enable_totp",
        "reset_password",
    },
    "the clock does it, once for each row that is older than it": {"carry_support"},
    "how somebody reads is theirs alone": {"change_preferences"},
    "a choice stays in no history of a terminal": {"cast_ballots", "cast_election_ballot", "cast_into_urn"},
    "the secret in the address is the permission": {
        "answer_question",
        "appeal_refusal",
        "submit_application",
        "withdraw_application",
    },
}


def test_every_act_has_a_verb_or_a_reason() -> None:
    named = {
        node.id if isinstance(node, ast.Name) else node.attr
        for path in python_files("app")
        if path.stem.startswith("cli")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Name | ast.Attribute)
    }
    without = {act for acts in BY_HAND.values() for act in acts}
    assert set(REGISTRY) - named == without
