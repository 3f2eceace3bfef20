"""Standing given outright, where how a region came by it is another test's matter."""

from governance import permissions
from governance.act import Act, Command
from governance.regions.models import Region
from governance.regions.rules import Standing
from governance.regions.standing import change_standing
from tests.factories import House


def give_standing(act: Act, region: Region, *, standing: Standing) -> Region:
    change_standing(act, region.id, standing)
    return region


def stands(house: House, code: str, standing: Standing) -> None:
    """Give a region a standing that its own may become; not one of the commands of the house."""
    give = Command(give_standing, permissions.secretariat, "Gave a standing", ())
    give(house.act(house.secretary), house.regions[code], standing=standing)
