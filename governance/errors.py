"""What the house refuses: facts and a sentence marked for translation, never a translated text."""

from typing import Any, ClassVar


def N_(message: str) -> str:
    """Mark `message` for translation; the text itself is translated where it is shown."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:
    """Mark a sentence with its plural; the fact `number` chooses between them where it is shown."""
    return one, many


class Refusal(Exception):
    """Something asked for that cannot be; carries the facts its sentence needs.

    `message` holds named placeholders filled from `facts`; `plural`, where given, goes by the fact `number`.
    """

    message: ClassVar[str] = N_("This cannot be done.")
    plural: ClassVar[str | None] = None

    def __init__(self, **facts: Any) -> None:
        self.facts = facts
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message % self.facts


class NotAllowed(Refusal):
    """The person has no office that permits the act."""

    message = N_("Your office does not permit this act.")


class RuleBroken(Refusal):
    """The act is against a rule of procedure as things stand."""

    message = N_("The rules of procedure do not allow this now.")
