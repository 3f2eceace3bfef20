"""Every room at once: whoever needs all tables or all commands imports this."""

from governance.accounts import commands as accounts
from governance.accounts import leaving
from governance.applications import models as applications
from governance.assembly import commands as assembly
from governance.commitments import models as commitments
from governance.motions import commands as motions
from governance.partners import models as partners
from governance.record import models as record
from governance.regions import commands as regions
from governance.regions import delegations, profiles, standing
from governance.statutes import models as statutes
from governance.twinning import models as twinning
from governance.voting import commands as voting

ROOMS = (
    accounts,
    applications,
    assembly,
    commitments,
    delegations,
    leaving,
    motions,
    partners,
    profiles,
    record,
    regions,
    standing,
    statutes,
    twinning,
    voting,
)
