"""What the adoption of a motion does. Each room registers its own; a declaration runs them in its act."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from governance.act import Act
from governance.errors import N_, RuleBroken
from governance.statutes.rules import MotionKind

Parameters = Mapping[str, Any]


class UnknownEffect(RuleBroken):
    """A motion asks for something that no room can do."""

    message = N_("The effect of this motion is not one that the assembly knows.")


class EffectOfAnotherKind(RuleBroken):
    """An effect is decided by the majority of its own kind of motion, never by an easier one. Facts: kind."""

    message = N_("A motion with this effect is of another kind: %(kind)s.")


@dataclass(frozen=True)
class Effect:
    """What adoption does, and the kind of motion that may do it (None: any).

    `check` raises when the parameters make no sense; `run` does it and says whether it had an object.
    `ended` is told when the motion was withdrawn, or rejected. `laid`: the secretariat alone puts it forward.
    `role` is that of the motions that may have it, where they are about another one (a `MotionRole` by its
    value: this file stands below the rooms); their parameter `motion` is the row of that one.
    """

    name: str
    label: str
    kind: MotionKind | None
    check: Callable[[Act, Parameters], None]
    run: Callable[[Act, Parameters, int], bool]
    ended: Callable[[Act, Parameters, bool], None] | None = None
    laid: bool = False
    role: str | None = None


class LaidBySecretariat(RuleBroken):
    """An application comes before the Assembly by whoever examined it."""

    message = N_("Only the secretariat puts this forward: it lays applications before the Assembly.")


class AboutAnotherMotion(RuleBroken):
    """Amendments, parts and motions on procedure come about where the motion stands that they are about."""

    message = N_("A motion with this effect is about another motion: begin on the page of that one.")


EFFECTS: dict[str, Effect] = {}


def register(effect: Effect) -> None:
    """Make an effect known under its name."""
    EFFECTS[effect.name] = effect


def check_effect(act: Act, plain: Mapping[str, Any], kind: MotionKind) -> None:
    """Raise UnknownEffect or EffectOfAnotherKind, or what the effect says of its parameters."""
    effect, parameters = effect_of(plain)
    if effect.kind not in (None, kind):
        raise EffectOfAnotherKind(kind=effect.kind)
    effect.check(act, parameters)


def check_movable(plain: Mapping[str, Any]) -> None:
    """Raise LaidBySecretariat or AboutAnotherMotion for an effect that no region moves as its own motion."""
    effect = effect_of(plain)[0]
    if effect.laid:
        raise LaidBySecretariat
    if effect.role is not None:
        raise AboutAnotherMotion


def tell_ended(act: Act, plain: Mapping[str, Any], *, rejected: bool) -> None:
    """Tell the room of an effect, if there is one, that its motion is not adopted; a part of an act."""
    effect = EFFECTS.get(str(plain.get("act")))
    if effect is not None and effect.ended is not None:
        effect.ended(act, effect_of(plain)[1], rejected)


def effect_of(plain: Mapping[str, Any]) -> tuple[Effect, Parameters]:
    """The effect and its parameters from a motion's `{"act": name, ...}`. Raises UnknownEffect."""
    try:
        effect = EFFECTS[plain["act"]]
    except (KeyError, TypeError) as unknown:
        raise UnknownEffect from unknown
    return effect, {name: value for name, value in plain.items() if name != "act"}


def _anything(act: Act, parameters: Parameters) -> None:
    if parameters:
        raise UnknownEffect


register(
    Effect(
        name="resolution",
        label=N_("The text becomes a resolution; nothing else changes."),
        kind=None,
        check=_anything,
        run=lambda act, parameters, declaration_id: True,
    )
)
