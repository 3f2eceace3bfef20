"""What a person typed into a form that could not be taken, to show it again so that nothing is lost."""

import re

from flask import request
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge

# Part of a field's name that says that its content is for nobody's eyes.
SECRET = re.compile(r"password|passphrase|secret|token|otp|recovery|code|key", re.IGNORECASE)


def typed_fields() -> list[tuple[str, str]]:
    """Name and content of every field sent, except empty ones and secrets; none if unreadable."""
    try:
        sent = list(request.form.items(multi=True))
    except (BadRequest, RequestEntityTooLarge):
        return []
    return [(spoken(name), text) for name, text in sent if text.strip() and not SECRET.search(name)]


def spoken(name: str) -> str:
    """A field's name as words."""
    return re.sub(r"[-_]+", " ", name).strip().capitalize()
