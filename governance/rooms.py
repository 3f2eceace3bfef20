"""Every room at once: whoever needs all tables or all commands imports this."""

from governance.accounts import commands as accounts
from governance.assembly import commands as assembly
from governance.motions import commands as motions
from governance.record import models as record
from governance.regions import commands as regions
from governance.statutes import models as statutes
from governance.voting import commands as voting

ROOMS = (accounts, assembly, motions, record, regions, statutes, voting)
