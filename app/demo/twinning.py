"""The twins of the demo: two agreed on paper, one agreed and signed in the service, one only proposed."""

from typing import TYPE_CHECKING, Any

from app.demo.content import read
from governance.regions.models import Region
from governance.texts import Wording
from governance.twinning.agreements import register_agreement, sign_agreement, write_agreement
from governance.twinning.commands import answer_proposal, propose_twin
from governance.twinning.models import Agreement, TwinProposal
from governance.twinning.paper import register_twin

if TYPE_CHECKING:
    from app.demo.loader import Demo

PARTS = ("title", "purpose", "commitment")


def join(demo: "Demo") -> None:
    """Every twin, then the proposal that waits."""
    for twin in read("twins")["twin"]:
        one, other = (demo.regions[code] for code in twin["regions"])
        if "signed_here" in twin:
            _agree(demo, one, other, twin)
        else:
            texts = {part: twin[part] for part in PARTS}
            register_twin(demo.act(demo.secretary), one, other=other, **texts)
    for plan in read("twins")["proposal"]:
        _proposed(demo, demo.regions[plan["from"]], demo.regions[plan["to"]], plan)


def _agree(demo: "Demo", one: Region, other: Region, twin: dict[str, Any]) -> None:
    plan = twin["signed_here"]
    proposal = _proposed(demo, one, other, plan)
    answer = {"answer": plan["answer"], "language": plan["answer_language"]}
    answer_proposal(demo.act(demo.delegate(other.code)), proposal, accepted=True, **answer)
    _written(demo, proposal, one, 0, [twin["purpose"], twin["commitment"]], twin)
    parts = [twin["purpose"], twin["commitment"], plan["addition"]]
    agreement = _written(demo, proposal, other, 1, parts, twin)
    for region in (one, other):
        act, digest = demo.act(demo.delegate(region.code)), agreement.digest
        sign_agreement(act, agreement, region=region, digest=digest)
    register_agreement(demo.act(demo.secretary), agreement)


def _proposed(demo: "Demo", one: Region, other: Region, plan: dict[str, Any]) -> TwinProposal:
    words = {"message": plan["message"], "language": plan["language"]}
    return propose_twin(demo.act(demo.delegate(one.code)), one, other=other, **words)


def _written(
    demo: "Demo",
    proposal: TwinProposal,
    region: Region,
    based_on: int,
    parts: list[dict[str, str]],
    twin: dict[str, Any],
) -> Agreement:
    """A version with a paragraph for each part; the Spanish translation is a courtesy."""
    texts = [
        Wording(language, twin["title"][language], "\n\n".join(part[language] for part in parts))
        for language in twin["title"]
    ]
    act = demo.act(demo.delegate(region.code))
    return write_agreement(act, proposal, region=region, texts=texts, based_on=based_on)
