"""Names and outlines are gathered beside the pages, when a process begins to serve."""

from app.places import warming
from app.places.finder import _register
from app.places.outlines import _made


def test_what_is_gathered_lies_ready_for_whoever_asks() -> None:
    warming.begin().join()
    assert (_register.cache_info().currsize, _made.cache_info().currsize) == (1, 1)
