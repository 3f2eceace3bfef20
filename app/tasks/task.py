"""What a room asks of somebody: the rooms make them, the start page lists them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """One thing asked for, and where it is done; `state` and `label` are those of a status tag."""

    title: str
    url: str
    state: str
    label: str
    hint: str = ""
