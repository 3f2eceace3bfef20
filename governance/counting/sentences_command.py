"""What the command says of what it was asked for."""

COMMAND: dict[str, dict[str, str]] = {
    "%(reason)s": {
        "fr": "%(reason)s",
        "es": "%(reason)s",
    },
    "The file %(name)s cannot be read: %(why)s.": {
        "fr": "Le fichier %(name)s ne peut pas être lu : %(why)s.",
        "es": "No se puede leer el archivo %(name)s: %(why)s.",
    },
    "The seed is one line of letters that can be printed.": {
        "fr": "La graine est une ligne de lettres imprimables.",
        "es": "La semilla es una línea de letras imprimibles.",
    },
    "Everybody has withdrawn.": {
        "fr": "Toutes les candidatures sont retirées.",
        "es": "Se retiró todo el mundo.",
    },
    "Two rounds take no conditions on the team.": {
        "fr": "Un scrutin à deux tours n’admet pas de conditions sur l’équipe.",
        "es": "Una votación a dos vueltas no admite condiciones sobre el equipo.",
    },
    "The tie is between %(names)s. Count again with the seed of the public draw: --seed TEXT.": {
        "fr": "L’égalité est entre %(names)s. Dépouillez à nouveau avec la graine du tirage au sort "
        "public : --seed TEXTE.",
        "es": "El empate es entre %(names)s. Repita el escrutinio con la semilla del sorteo público: --seed"
        " TEXTO.",
    },
    "%(typed)s is no condition: it is written as LABEL=MIN..MAX:NAME|NAME, for example women=2..:Ada|Eve.": {
        "fr": "%(typed)s n’est pas une condition : elle s’écrit NOM=MIN..MAX:NOM|NOM, par exemple "
        "femmes=2..:Ada|Eve.",
        "es": "%(typed)s no es una condición: se escribe NOMBRE=MIN..MAX:NOMBRE|NOMBRE, por ejemplo "
        "mujeres=2..:Ada|Eve.",
    },
    "The condition %(label)s wants at least more than it allows at most.": {
        "fr": "La condition %(label)s demande au moins plus qu’elle n’autorise au plus.",
        "es": "La condición %(label)s pide como mínimo más de lo que admite como máximo.",
    },
    "No candidate is called %(name)s. The candidates are: %(names)s.": {
        "fr": "Aucune candidature ne porte le nom de %(name)s. Les candidatures sont : %(names)s.",
        "es": "Ninguna candidatura se llama %(name)s. Las candidaturas son: %(names)s.",
    },
    "No %(seats)d of the candidates satisfy all conditions on the team together.": {
        "fr": "Aucune équipe de %(seats)d candidatures ne remplit à la fois toutes les conditions.",
        "es": "Ningún equipo de %(seats)d candidaturas cumple a la vez todas las condiciones.",
    },
    "These conditions on the team overlap in too many ways to be checked exactly.": {
        "fr": "Ces conditions sur l’équipe se recoupent de trop de façons pour être vérifiées exactement.",
        "es": "Estas condiciones sobre el equipo se cruzan de demasiadas maneras para comprobarlas con "
        "exactitud.",
    },
    "These ballots cannot be counted: %(reason)s": {
        "fr": "Ces bulletins ne peuvent pas être dépouillés : %(reason)s",
        "es": "Estas papeletas no se pueden escrutar: %(reason)s",
    },
    "These clash: %(labels)s.": {
        "fr": "Celles-ci s’opposent : %(labels)s.",
        "es": "Chocan estas: %(labels)s.",
    },
}
