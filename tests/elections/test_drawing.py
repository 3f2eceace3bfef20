"""The draw: words committed before the opening, revealed after the sealing, nothing the host can choose."""

from datetime import timedelta

import pytest

from governance.counting.lots import drawn
from governance.elections.drawing import DrawNotForVoters, commit_number, reveal_number
from governance.elections.draws import (
    Chosen,
    CommitmentCopied,
    DrawImpossible,
    DrawNotReady,
    NotAFingerprint,
    NothingCommitted,
    Pick,
    RevealedAlready,
    RevealTimeOver,
    WordsDoNotMatch,
    WordsSayNothing,
    check_words,
    fingerprint,
    ordered,
    paper_seed,
    picks,
    tie_seed,
)
from governance.elections.models import DrawNumber, Election
from governance.elections.rules import ElectionDoesNotAllow
from governance.errors import NotAllowed
from governance.regions.rules import Constituency
from governance.statutes.elections import FOUNDING_ELECTIONS
from tests.conftest import START
from tests.elections.polling import opened, revealed, sealed, words_of
from tests.elections.stage import called
from tests.factories import House

EMISSION, POTENTIAL = Constituency.HIGH_EMISSION, Constituency.HIGH_POTENTIAL


def commit(house: House, election: Election, code: str, words: str) -> DrawNumber:
    details = {"election": election, "commitment": fingerprint(words)}
    return commit_number(house.act(house.head(code)), house.regions[code], **details)


def reveal(house: House, election: Election, code: str, words: str) -> DrawNumber:
    details = {"election": election, "words": words}
    return reveal_number(house.act(house.head(code)), house.regions[code], **details)


def test_the_fingerprint_is_what_a_terminal_computes() -> None:
    assert fingerprint("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_region_may_choose_other_words_until_the_opening(house: House) -> None:
    election = called(house)
    first = commit(house, election, "BJ-BO", "The first words of all")
    second = commit(house, election, "BJ-BO", "Others are better words")
    assert (first.id, second.commitment) == (second.id, fingerprint("Others are better words"))


def test_a_commitment_is_a_fingerprint_and_no_words(house: House) -> None:
    election = called(house)
    details = {"election": election, "commitment": "our secret words, not hashed"}
    with pytest.raises(NotAFingerprint):
        commit_number(house.act(house.head("BJ-BO")), house.regions["BJ-BO"], **details)


def test_nobody_copies_the_commitment_of_another(house: House) -> None:
    election = called(house)
    commit(house, election, "BJ-BO", "The words of Borgou")
    with pytest.raises(CommitmentCopied):
        commit(house, election, "FR-OCC", "The words of Borgou")


def test_nobody_commits_for_another_region(house: House) -> None:
    election = called(house)
    details = {"election": election, "commitment": fingerprint("The words of Borgou")}
    with pytest.raises(NotAllowed):
        commit_number(house.act(house.head("FR-OCC")), house.regions["BJ-BO"], **details)


def test_nobody_commits_once_the_election_is_open(house: House) -> None:
    election = opened(house)
    with pytest.raises(ElectionDoesNotAllow):
        commit(house, election, "ML-3", "Too late to be drawn")


def test_words_are_revealed_when_the_urn_is_sealed_and_not_before(house: House) -> None:
    election = opened(house)
    with pytest.raises(ElectionDoesNotAllow):
        revealed(house, election)
    sealed(house, election)
    assert reveal(house, election, "BJ-BO", words_of("BJ-BO")).revealed == words_of("BJ-BO")


def test_other_words_than_those_committed_to_are_refused(house: House) -> None:
    election = sealed(house, opened(house))
    with pytest.raises(WordsDoNotMatch):
        reveal(house, election, "BJ-BO", words_of("BJ-BO").lower())


def test_words_are_revealed_once(house: House) -> None:
    election = sealed(house, opened(house))
    revealed(house, election)
    with pytest.raises(RevealedAlready):
        revealed(house, election)


def test_who_committed_to_nothing_reveals_nothing(house: House) -> None:
    election = sealed(house, opened(house))
    with pytest.raises(NothingCommitted):
        reveal(house, election, "ML-3", words_of("ML-3"))


def test_the_time_to_reveal_ends(house: House) -> None:
    election = sealed(house, opened(house))
    house.at = election.sealed_at + FOUNDING_ELECTIONS.reveal_time
    with pytest.raises(RevealTimeOver):
        revealed(house, election)
    house.later(microseconds=-1)
    revealed(house, election)


def test_a_region_without_a_vote_has_no_part_in_the_draw() -> None:
    assert DrawNotForVoters().facts == {}


@pytest.mark.parametrize("words", ["too short", "............", "x" * 201, "twelve\ttrees", "twelve\ntrees"])
def test_words_have_letters_or_digits_enough(words: str) -> None:
    with pytest.raises(WordsSayNothing):
        check_words(words, fingerprint(words))


def number(region: str, side: Constituency, words: str | None = None) -> Chosen:
    return Chosen(region, side, fingerprint(words or region), words)


def test_the_paper_is_ordered_by_the_commitments_in_the_order_of_region_codes() -> None:
    numbers = [number("FR-OCC", EMISSION), number("BJ-BO", POTENTIAL)]
    seed = f"{fingerprint('BJ-BO').upper()}/{fingerprint('FR-OCC').upper()}/"
    assert paper_seed(numbers) == seed
    assert sorted(ordered([("Ada", 7), ("Bo", 3), ("Cy", 5)], seed)) == [3, 5, 7]


def test_the_order_of_the_paper_does_not_depend_on_who_was_nominated_first() -> None:
    seed = paper_seed([number("BJ-BO", POTENTIAL)])
    named = [("Ada", 7), ("Bo", 3), ("Cy", 5)]
    assert ordered(named, seed) == ordered(named[::-1], seed)


def test_ties_are_drawn_from_the_words_as_soon_as_all_are_revealed() -> None:
    numbers = [number("FR-OCC", EMISSION, "Vingt arbres"), number("BJ-BO", POTENTIAL, "0012 trees")]
    assert tie_seed(numbers, START, START - timedelta(days=1)) == "0012TREES/VINGTARBRES/"


def test_while_somebody_may_still_reveal_nothing_is_drawn() -> None:
    numbers = [
        number("FR-OCC", EMISSION, "Vingt arbres"),
        number("BJ-BO", POTENTIAL, "Trees"),
        number("ML-3", POTENTIAL),
    ]
    with pytest.raises(DrawNotReady):
        tie_seed(numbers, START, START - timedelta(microseconds=1))
    assert tie_seed(numbers, START, START) == "TREES/VINGTARBRES/"


def test_one_constituency_alone_draws_nothing() -> None:
    numbers = [number("FR-OCC", EMISSION, "Vingt arbres"), number("BJ-BO", POTENTIAL)]
    with pytest.raises(DrawImpossible):
        tie_seed(numbers, START, START)


def test_the_draw_is_shown_turn_by_turn() -> None:
    lot = drawn((0, 1, 2), "9319./2.5.8.10.12./9.18.26.34.41.45./")
    shown = picks(lot)
    assert [one.left for one in shown] == [3, 2, 1]
    assert [one.picked for one in shown] == list(lot.order)
    first = shown[0]
    assert first == Pick(0, lot.numbers[0], 3, int(lot.numbers[0], 16) % 3 + 1, lot.order[0])
