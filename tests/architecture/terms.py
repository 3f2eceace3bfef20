"""Words of assembly practice that the catalogues must not hold, each with what is said instead and why.

The rules of procedure of the United Nations in French and Spanish, and the glossaries of parliaments, use the
words on the right; those on the left are false friends, or belong to another trade.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Trap:
    """A pattern that no translation may match, and the word of the house."""

    pattern: str
    instead: str
    # Only in translations of messages that match this; a word may be right elsewhere.
    where: str = ""

    def catches(self, message: str, translation: str) -> bool:
        """Whether the translation of this message falls into the trap."""
        if self.where and not re.search(self.where, message, re.IGNORECASE):
            return False
        return bool(re.search(self.pattern, translation, re.IGNORECASE))


TRAPS: dict[str, list[Trap]] = {
    "fr": [
        Trap(r"\bsoumissionnaires?\b", "auteur·rice: a tenderer in a market, not who moves a motion"),
        Trap(r"\bcoparrains?\b", "coauteur·rice: said in Canada only"),
        Trap(r"\bmodifications?\b", "amendement", where=r"\bamendments?\b"),
        Trap(r"\babsence\b", "abstention: who abstains is there", where=r"\babst"),
        Trap(r"\bsuffrages? exprimés?\b", "name the base: it leaves out blank papers"),
        Trap(r"\bagenda\b", "ordre du jour: an agenda is a diary"),
        Trap(r"\bminutes?\b", "procès-verbal", where=r"\bminutes of\b|\bthe minutes\b"),
        Trap(r"\bresponsabilité\b", "redevabilité", where=r"\baccountab"),
        Trap(r"\bcirconscriptions?\b", "collège: not a district of voters"),
        Trap(r"\bcoordinat(eur|rice)s?\b", "coordonnateur·rice"),
        Trap(r"\brapport de responsabilité\b", "rapport de redevabilité"),
    ],
    "es": [
        Trap(r"\bremitentes?\b", "autor/a, proponente: who sends a letter"),
        Trap(r"\bmodificaci(ón|ones)\b", "enmienda", where=r"\bamendments?\b"),
        Trap(r"\bausencias?\b", "abstención: who abstains is there", where=r"\babst"),
        Trap(r"\badoptad[oa]s?\b", "aprobado/a", where=r"\badopted\b"),
        Trap(r"\bmayor[ií]as? calificadas?\b", "cualificada: one of the two, everywhere"),
        Trap(r"\bagendas?\b", "orden del día: an agenda is a diary"),
        Trap(r"\bminutas?\b", "acta"),
        Trap(r"\bresponsabilidad\b", "rendición de cuentas", where=r"\baccountab"),
        Trap(r"\bfiniquitos?\b", "aprobación de la gestión: settles a worker's pay"),
        Trap(r"\bcircunscripci(ón|ones)\b", "grupo de regiones: not a district of voters"),
        Trap(
            r"(?<!de )\bsesi(ón|ones)\b",
            "período de sesiones: a sesión is one sitting",
            where=r"\b(ordinary|extraordinary) session",
        ),
        Trap(r"\bvotos emitidos\b", "name the base"),
    ],
}

# Said in an official text, so that the whole catalogue speaks alike: term in a message, its translation.
WORDS: dict[str, list[tuple[str, str]]] = {
    "fr": [
        (r"\bpresiding officer", r"présidence|président"),
        (r"\broll.call\b", r"appel nominal"),
        (r"\bagenda\b", r"ordre du jour"),
        (r"\bquorum\b", r"quorum"),
        (r"\bcasting vote\b", r"voix prépondérante"),
        (r"\btwo.thirds\b", r"deux tiers"),
    ],
    "es": [
        (r"\bpresiding officer", r"presiden"),
        (r"\broll.call\b", r"votación nominal|nominal"),
        (r"\bagenda\b", r"orden del día"),
        (r"\bquorum\b", r"quórum"),
        (r"\bcasting vote\b", r"voto de calidad"),
        (r"\btwo.thirds\b", r"dos tercios"),
    ],
}
