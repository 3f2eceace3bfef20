"""A text as a page shows it: a few marks, and nothing that an author could do with HTML."""

import pytest

from app.motions.marked import marked, shown
from governance.motions.amending import anchored

REL = 'rel="nofollow noopener noreferrer"'


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("One.", "One."),
        ("One\nand more.", "One\nand more."),
        ("# Goals", "<h3>Goals</h3>"),
        ("## *Goals*", "<h4><em>Goals</em></h4>"),
        ("- a\n- **b**", "<ul>\n<li>a</li>\n<li><strong>b</strong></li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("[a](https://example.org/?b=1&c=2)", f'<a href="https://example.org/?b=1&amp;c=2" {REL}>a</a>'),
        ("<https://example.org>", f'<a href="https://example.org" {REL}>https://example.org</a>'),
        ("a\\*b", "a*b"),
    ],
)
def test_headings_lists_emphasis_and_links_are_shown(written: str, expected: str) -> None:
    assert str(marked(written)) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<b>a</b>", "&lt;b&gt;a&lt;/b&gt;"),
        ("[a](javascript:alert)", "[a](javascript:alert)"),
        ("[a](data:text/html,b)", "[a](data:text/html,b)"),
        ("[a](//example.org)", "[a](//example.org)"),
        ("[a](/en/account)", "[a](/en/account)"),
        ("`a`", "`a`"),
        ("> a", "&gt; a"),
        ("***", "***"),
        ("&amp;", "&amp;amp;"),
    ],
)
def test_everything_else_stands_as_it_was_typed(written: str, expected: str) -> None:
    assert str(marked(written)) == expected


def test_a_picture_is_no_more_than_a_link() -> None:
    assert "<img" not in marked("![a](https://example.org/a.png)")


def test_paragraphs_keep_their_anchors_whatever_their_place() -> None:
    found = [(one.anchor, one.number, str(one.words)) for one in shown(anchored("A.\n\nB.", ["7", "2"]))]
    assert found == [("7", 1, "A."), ("2", 2, "B.")]
