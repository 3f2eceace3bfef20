"""What stands in the way of a vote on a motion: each room above adds what it knows of."""

from collections.abc import Callable

from governance.act import Act
from governance.motions.models import Motion

Obstacle = Callable[[Act, Motion], None]
OBSTACLES: list[Obstacle] = []


def register(obstacle: Obstacle) -> None:
    """Ask this, too, before a vote on a motion is opened; it raises where the vote cannot be opened yet."""
    OBSTACLES.append(obstacle)


def check_obstacles(act: Act, motion: Motion) -> None:
    """Raise the refusal of the first room that knows of something in the way."""
    for obstacle in OBSTACLES:
        obstacle(act, motion)
