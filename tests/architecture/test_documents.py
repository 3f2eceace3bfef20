"""The documents say what is there: the map its folders, the diagrams their tables, each link its file.

`REWRITE_DOCS=1 ./dev test tests/architecture/test_documents.py` writes docs/states.md anew.
"""

import os
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

import pytest

from governance import rooms
from governance.act import REGISTRY
from governance.applications.stages import APPLICATION_TRANSITIONS, ApplicationState
from governance.assembly.rules import SESSION_TRANSITIONS, SessionState
from governance.elections.rules import ELECTION_TRANSITIONS, ElectionState
from governance.errors import RuleBroken
from governance.motions.rules import MOTION_TRANSITIONS, MotionState
from governance.record.operational import OPERATIONAL
from governance.regions.rules import STANDING_CHANGES, Standing
from governance.voting.rules import VoteState, check_may_annul, check_may_declare
from tests.architecture.sources import ROOT, name_of, tracked_files

STATES = ROOT / "docs" / "states.md"
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")

Transitions = Iterable[tuple[StrEnum, str, StrEnum]]

HEAD = """# The lives of a motion, a session, a vote, an election, an application and a membership

Made from the rules by `tests/architecture/test_documents.py`, which fails when this page is stale and says
how to write it anew. An arrow is an act, by the name of its command in `governance/`; of an application, in
a word; of a membership, the cause of the change. No state is stored: each follows from instants and votes.
"""
# What no command does by itself: parts of other acts, by what those are.
PART_OF_ANOTHER = {
    "fall": "done by what contradicts it: another amendment that is adopted or accepted",
    "lapse": "done by what ends the motion it is about, or puts it off",
    "overrule": "done by the adoption of a challenge to the ruling (`overrule_ruling`)",
    "reconsider": "done by the adoption of a motion to reconsider",
    "reunite": "done by the declaration of the last of its parts",
}
MOTION_NOTE = """
One table holds for every motion, whatever its role; where a role has no such act, another rule refuses it:

- **A motion of its own** goes the whole way, from its submission to the agenda and its vote.
- **An amendment**, a **sub-amendment**, a **correction** is before the Assembly as soon as it is proposed; it
  is adopted, rejected or accepted by the author, or it falls with what contradicts it.
- **A part** is made by the division of a motion, is before the Assembly at once, and is never withdrawn on
  its own. Once each part is adopted or rejected, the motion is reunited: what was adopted is put to the vote
  as a whole; if every part was rejected, so is the motion. A part on which nothing was decided is voted on
  again.
- **A motion on procedure** is asked for by any delegation, without support, and needs to be admitted. From
  then on it is decided before the motion that it is about and all else about that one. A challenge to a
  ruling goes first even before it is admitted, and is never refused; each ruling is challenged once, and
  whoever was overruled does not refuse the motion again.

What is open about a motion lapses when the motion is withdrawn, adopted, rejected, or found inadmissible by
the Assembly. When it is referred or postponed, its amendments wait with it, and motions on procedure about it
lapse. When the presiding officer finds it inadmissible, everything waits: the Assembly may overrule that.
None of this happens while a vote about the motion is open. A motion that is resumed in a later session comes
before it anew: votes taken in the session before do not count any more, nor do those before a
reconsideration. Sources: `motion_state` in `governance/motions/states.py`, `governance/voting/about.py`,
`governance/procedure/`.
"""
VOTE_NOTE = """
A vote closes at its time though nothing runs; `close_vote` is for when every region on the roll has cast.
Sources: `vote_state`, `check_may_declare` and `check_may_annul` in `governance/voting/rules.py`.
"""
ELECTION_NOTE = """
Nominations end and an election closes at their times though nothing runs; `close_election` is for when every
region on the roll has voted. A secret ballot is cast once (`cast_into_urn`); a recorded one until the close.
A second round is an election of its own, which begins where nominations are over: its candidates are those
who go on. Sources: `election_state` and `ELECTION_TRANSITIONS` in `governance/elections/states.py`.
"""
APPLICATION_NOTE = """
Two officers admit, or an adopted motion, as the statutes say; a region that is refused may ask the Assembly.
Sources: `application_state` and `APPLICATION_TRANSITIONS` in `governance/applications/stages.py`.
"""
STANDING_NOTE = """
A region that applies again keeps its row and its history. Two officers admit it, or an adopted motion,
as the statutes say; suspension, reinstatement and expulsion are effects of adopted motions. Withdrawal,
expulsion and lapse end the twins of the region in the same act; a suspended region keeps them. What a
standing gives a right to is beside the table: `STANDING_CHANGES`, `may_vote`, `may_sponsor`,
`counts_for_quorum` and `is_seated` in `governance/regions/rules.py`.
"""


def motion_life() -> Transitions:
    return [
        (state, act, target) for (state, act), targets in MOTION_TRANSITIONS.items() for target in targets
    ]


def session_life() -> Transitions:
    return [(state, act, target) for (state, act), target in SESSION_TRANSITIONS.items()]


def vote_life() -> Transitions:
    """A vote has no table: its rules are asked about every state."""
    ends = (
        ("declare_vote", check_may_declare, VoteState.DECLARED),
        ("annul_vote", check_may_annul, VoteState.ANNULLED),
    )
    allowed = [
        (state, act, target) for state in VoteState for act, check, target in ends if passes(check, state)
    ]
    closing = [(VoteState.OPEN, act, VoteState.CLOSED) for act in ("its closing time", "close_vote")]
    return [(VoteState.OPEN, "cast_ballots", VoteState.OPEN), *closing, *allowed]


def election_life() -> Transitions:
    """The acts, and the two moments at which an election moves by itself."""
    states = ElectionState
    table = ELECTION_TRANSITIONS.items()
    acts = [(state, act, target) for (state, act), targets in table for target in targets]
    ending = (states.NOMINATING, "the end of nominations", states.NOMINATED)
    return [ending, (states.OPEN, "its closing time", states.CLOSED), *acts]


def application_life() -> Transitions:
    table = APPLICATION_TRANSITIONS.items()
    return [(state, act.replace("_", " "), target) for (state, act), targets in table for target in targets]


def standing_life() -> Transitions:
    return [(old, cause.value, new) for (old, new), cause in STANDING_CHANGES.items()]


def passes(check: object, state: VoteState) -> bool:
    try:
        check(state)
    except RuleBroken:
        return False
    return True


def diagram(states: type[StrEnum], life: Transitions) -> str:
    """Mermaid: one arrow for each pair of states, named by its acts; where nothing leads on, it ends."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for state, act, target in life:
        arrows.setdefault((state.value, target.value), []).append(act)
    first, *_ = states
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {first.value}"]
    lines += [f"    {a} --> {b}: {', '.join(acts)}" for (a, b), acts in arrows.items()]
    left = {a for a, b in arrows if a != b}
    lines += [f"    {state.value} --> [*]" for state in states if state.value not in left]
    return "\n".join([*lines, "```"])


def moving(life: Transitions) -> Transitions:
    """The acts that lead elsewhere: a drawing of the others as well could not be read."""
    return [(state, act, target) for state, act, target in life if state is not target]


def standing_table(life: Transitions) -> str:
    """What may be done with a motion without moving it, by where it stands."""
    found: dict[str, list[str]] = {}
    for state, act, target in life:
        if state is target:
            found.setdefault(state.value, []).append(f"`{act}`")
    rows = [f"| {state} | {', '.join(acts)} |" for state, acts in found.items()]
    return "\n".join(["| Where it stands, and stays | What may be done |", "|---|---|", *rows])


def acts_table(life: Transitions) -> str:
    names = dict.fromkeys(act for _, act, _ in life if " " not in act)
    labels = {name: REGISTRY[name].label if name in REGISTRY else PART_OF_ANOTHER[name] for name in names}
    rows = [f"| `{name}` | {label} |" for name, label in labels.items()]
    return "\n".join(["| Act | In the record it reads |", "|---|---|", *rows])


def rendered() -> str:
    lives: Mapping[str, tuple[type[StrEnum], Transitions]] = {
        "A session": (SessionState, session_life()),
        "A vote": (VoteState, vote_life()),
    }
    motion = motion_life()
    drawn = f"{diagram(MotionState, moving(motion))}\n\n{standing_table(motion)}\n\n{acts_table(motion)}"
    parts = [f"## A motion\n\n{drawn}\n{MOTION_NOTE}"]
    parts += [f"## {name}\n\n{diagram(*life)}\n\n{acts_table(life[1])}\n" for name, life in lives.items()]
    membership = f"\n## The membership of a region\n\n{diagram(Standing, standing_life())}\n"
    application = f"\n## An application\n\n{diagram(ApplicationState, application_life())}\n"
    lives_told = "\n".join([HEAD, *parts]) + VOTE_NOTE
    life = election_life()
    election = f"{diagram(ElectionState, moving(life))}\n\n{standing_table(life)}\n\n{acts_table(life)}"
    lives_told += f"\n## An election\n\n{election}\n{ELECTION_NOTE}"
    return lives_told + application + APPLICATION_NOTE + membership + STANDING_NOTE


def test_the_diagrams_follow_the_rules() -> None:
    assert rooms.ROOMS
    if os.environ.get("REWRITE_DOCS"):
        STATES.write_text(rendered(), encoding="utf-8")
    assert STATES.read_text(encoding="utf-8") == rendered()


def test_the_map_names_every_folder_and_no_other() -> None:
    known = {
        f"{name_of(folder)}/" for path in tracked_files() for folder in path.parents if ROOT in folder.parents
    }
    told = re.findall(r"^\| `([^`]+/)` \|", (ROOT / "docs" / "map.md").read_text(encoding="utf-8"), re.M)
    assert sorted(known - set(told)) == []
    assert [folder for folder in told if not (ROOT / folder).is_dir()] == []
    assert len(told) == len(set(told))


def test_the_readme_begins_with_the_two_commands() -> None:
    head = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## ", 1)[0]
    assert head.index("./dev run") < head.index("./dev test")


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_link_of_a_document_leads_somewhere(document: Path) -> None:
    links = LINK.findall(document.read_text(encoding="utf-8"))
    inside = [link for link in links if not re.match(r"https?:|mailto:", link)]
    assert [link for link in inside if not leads_somewhere(document, link)] == []


def leads_somewhere(document: Path, link: str) -> bool:
    name, _, anchor = link.partition("#")
    target = (document.parent / name) if name else document
    return target.exists() and (not anchor or anchor in anchors(target))


def anchors(document: Path) -> set[str]:
    """The headings of a document as a link names them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_decision_is_numbered_once_and_in_the_list() -> None:
    folder = ROOT / "docs" / "decisions"
    names = sorted(path.name for path in folder.glob("[0-9]*.md"))
    assert [name[:4] for name in names] == [f"{number:04}" for number in range(1, len(names) + 1)]
    listed = re.findall(r"\(decisions/([^)]+)\)", (ROOT / "docs" / "map.md").read_text(encoding="utf-8"))
    assert sorted(listed) == names


def first_cells(name: str) -> list[str]:
    """The names in the first column of a decision's tables, without their headings."""
    page = (ROOT / "docs" / "decisions" / name).read_text(encoding="utf-8")
    cells = re.findall(r"^\| (?!.*\n\|---)(.*?) \|", page, re.M)
    return sorted(part for cell in cells for part in re.findall(r"[\w-]+", cell.partition("(")[0]))


def test_the_decision_on_dependencies_names_each_of_them() -> None:
    assert first_cells("0010-dependencies.md") == sorted(
        requirements("runtime") + requirements("development")
    )


def requirements(kind: str) -> list[str]:
    """The packages asked for by name, without their extras."""
    text = (ROOT / "requirements" / f"{kind}.in").read_text(encoding="utf-8")
    return [line.partition("[")[0] for line in text.splitlines() if line and line[0] not in "#-"]


def test_the_decision_on_what_is_kept_out_names_each_table() -> None:
    assert first_cells("0013-what-the-record-keeps-out.md") == sorted(OPERATIONAL)
