"""The countries that "every country by 2050" counts: the members and the observers of the United Nations.

Source: United Nations, Member States (193; the last is South Sudan, by General Assembly resolution
65/308) and Non-member States (the Holy See and the State of Palestine, permanent observers). ISO 3166-1
has more codes, for it also gives them to territories.
"""

MEMBERS = """
AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH
CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN
GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC
LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP
NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV
SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC VE VN VU WS YE ZA ZM ZW
"""
MEMBER_STATES = frozenset(MEMBERS.split())
OBSERVER_STATES = frozenset({"PS", "VA"})
COUNTRIES = MEMBER_STATES | OBSERVER_STATES


def countries() -> int:
    """How many countries there are to reach."""
    return len(COUNTRIES)
