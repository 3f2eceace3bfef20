"""The blueprint of the room, apart, so that every file of pages can add to it."""

from app.languages import page_blueprint

pages = page_blueprint("accounts", __name__, "/account")
