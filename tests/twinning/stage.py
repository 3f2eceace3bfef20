"""Two regions on their way to an agreement."""

from dataclasses import dataclass
from typing import Any

from governance.accounts.rules import Actor
from governance.regions.models import Region, Twin
from governance.regions.profiles import ProfileValues, set_profile
from governance.texts import Wording
from governance.twinning.agreements import register_agreement, sign_agreement, write_agreement
from governance.twinning.commands import answer_proposal, propose_twin
from governance.twinning.models import Agreement, TwinProposal
from tests.factories import House

BODY = "The two regions plant trees.\n\nThey save water."


def wordings(*languages: str, body: str = BODY) -> list[Wording]:
    """An agreement in some languages."""
    return [Wording(language, f"Agreement ({language})", body) for language in languages]


def profile(house: House, code: str, **values: Any) -> None:
    """What a region says of itself, as little as it may."""
    given = {
        "population": None,
        "population_year": None,
        "population_source": "",
        "area_km2": None,
        "area_source": "",
        "emissions": None,
        "emissions_year": None,
        "emissions_source": "",
        "sequestration": None,
        "sequestration_year": None,
        "sequestration_source": "",
        "languages": (),
        "brings": (),
        "seeks": (),
        "text_language": "en",
        "brings_text": "",
        "seeks_text": "",
        "constituency_reason": "",
    }
    set_profile(house.act(house.head(code)), house.regions[code], values=ProfileValues(**given | values))


@dataclass
class Pair:
    """FR-OCC and BJ-BO, which speak for themselves by their heads."""

    house: House

    @classmethod
    def met(cls, house: House, *codes: str) -> "Pair":
        """The two regions are members, and write in French and in English."""
        for code in codes or ("FR-OCC", "BJ-BO"):
            house.region(code)
            house.head(code)
        pair = cls(house)
        profile(house, "FR-OCC", languages=("oc", "fr"))
        profile(house, "BJ-BO", languages=("yo", "en"))
        return pair

    @property
    def one(self) -> Region:
        """The region that proposes."""
        return self.house.regions["FR-OCC"]

    @property
    def other(self) -> Region:
        """The region that is asked."""
        return self.house.regions["BJ-BO"]

    def head(self, region: Region) -> Actor:
        """Who speaks for a region."""
        return self.house.head(region.code)

    def proposed(self) -> TwinProposal:
        """A proposal that waits for its answer."""
        act = self.house.act(self.head(self.one))
        return propose_twin(act, self.one, other=self.other, message="Shall we?", language="fr")

    def accepted(self) -> TwinProposal:
        """A proposal whose agreement is to be written."""
        proposal = self.proposed()
        act = self.house.act(self.head(self.other))
        return answer_proposal(act, proposal, accepted=True, answer="With joy.", language="en")

    def written(
        self, proposal: TwinProposal, region: Region, based_on: int = 0, body: str = BODY
    ) -> Agreement:
        """A version of the agreement, in both languages."""
        act = self.house.act(self.head(region))
        texts = wordings("en", "fr", body=body)
        return write_agreement(act, proposal, region=region, texts=texts, based_on=based_on)

    def signed(self, agreement: Agreement, *regions: Region) -> Agreement:
        """A version under the signatures of both, or of some."""
        for region in regions or (self.one, self.other):
            act, digest = self.house.act(self.head(region)), agreement.digest
            sign_agreement(act, agreement, region=region, digest=digest)
        return agreement

    def registered(self, proposal: TwinProposal | None = None, based_on: int = 0, body: str = BODY) -> Twin:
        """A version that both signed, in the register."""
        proposal = proposal or self.accepted()
        agreement = self.signed(self.written(proposal, self.other, based_on, body))
        return register_agreement(self.house.act(self.house.secretary), agreement)
