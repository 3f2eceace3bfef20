"""Every sentence of a count in French and Spanish, by the English one.

They are here and not in a catalogue because whoever checks a count has Python alone. A test holds that each
is in all languages with the same places to fill.
"""

from governance.counting.sentences_command import COMMAND
from governance.counting.sentences_files import FILES
from governance.counting.sentences_rounds import ROUNDS
from governance.counting.sentences_sheet import SHEET

SENTENCES: dict[str, dict[str, str]] = {**SHEET, **ROUNDS, **FILES, **COMMAND}
