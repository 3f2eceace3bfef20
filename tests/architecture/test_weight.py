"""Light on the wire: every page, its stylesheet and its script within their budgets (DESIGN, section 7)."""

import gzip

from flask import Flask

from governance.base import LANGUAGES
from tests.architecture.roles import ANYONE, readers
from tests.architecture.visits import addresses, browser_of, rules
from tests.architecture.world import World

KIB = 1024
TASK, READING, STYLE, SCRIPT = 10 * KIB, 30 * KIB, 8 * KIB, 4 * KIB
GZIP = {"Accept-Encoding": "gzip"}
# Pages for everyone on which something is done, not read.
DOORS = {
    "applications.address",
    "applications.answer",
    "applications.appeal",
    "applications.check",
    "applications.documents",
    "applications.later",
    "applications.lost",
    "applications.names",
    "applications.place",
    "applications.receipt",
    "applications.remove",
    "applications.resume",
    "applications.section",
    "applications.start",
    "applications.withdraw",
    "accounts.forgot",
    "accounts.invitation",
    "accounts.reset",
    "accounts.second_step",
    "accounts.sign_in",
}
# Pages of officers on which more is read than done.
FILES = {
    "applications.file",
    "applications.file_checklist",
    "applications.file_opinion",
    "applications.file_question",
}


def budget(endpoint: str) -> int:
    return READING if endpoint in ANYONE - DOORS | FILES else TASK


def test_every_page_keeps_to_its_budget(open_house: Flask, world: World) -> None:
    heavy = []
    for rule in rules(open_house, "GET"):
        browser = browser_of(open_house, readers(rule.endpoint)[0])
        for language in LANGUAGES if "lang" in rule.arguments else ():
            for address in addresses(open_house, world, rule, language, every=True):
                answer = browser.get(address, headers=GZIP)
                weight = len(answer.data)
                # A file that somebody asks for brings its fonts; it is no page.
                if answer.mimetype != "application/pdf" and weight > budget(rule.endpoint):
                    heavy.append((address, weight, budget(rule.endpoint)))
    assert heavy == []


def test_stylesheet_and_script_keep_to_theirs(open_house: Flask) -> None:
    files = {name: asset.body for name, asset in open_house.extensions["assets"].items()}
    styles = [gzip.compress(body) for name, body in files.items() if name == "assembly.css"]
    scripts = [gzip.compress(body) for name, body in files.items() if name == "assembly.js"]
    assert sum(map(len, styles)) <= STYLE
    assert sum(map(len, scripts)) <= SCRIPT


def test_a_page_asks_for_one_stylesheet_one_script_and_nothing_of_others(open_house: Flask) -> None:
    suffixes = {name.rpartition(".")[2] for name in open_house.extensions["assets"]}
    assert suffixes <= {"css", "js", "svg", "png", "ico"}, "no fonts"
    page = browser_of(open_house, "visitor").get("/en/").text
    assert (page.count('rel="stylesheet"'), page.count("<script")) == (1, 1)
