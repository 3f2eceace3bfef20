"""Every room at once: whoever needs all tables or all commands imports this."""

from governance.accounts import appointments, leaving
from governance.accounts import commands as accounts
from governance.applications import deciding, examining, purging, submitting
from governance.assembly import commands as assembly
from governance.assembly import lapse
from governance.commitments import commands as commitments
from governance.imports import models as imports
from governance.motions import commands as motions
from governance.motions import laying
from governance.partners import commands as partners
from governance.record import models as record
from governance.regions import commands as regions
from governance.regions import delegations, profiles, standing
from governance.statutes import models as statutes
from governance.twinning import agreements, paper
from governance.twinning import commands as twinning
from governance.voting import commands as voting

ROOMS = (
    accounts,
    agreements,
    appointments,
    assembly,
    commitments,
    deciding,
    delegations,
    examining,
    imports,
    lapse,
    laying,
    leaving,
    motions,
    paper,
    partners,
    profiles,
    purging,
    record,
    regions,
    standing,
    statutes,
    submitting,
    twinning,
    voting,
)
