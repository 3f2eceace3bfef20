"""What a count sheet says before its rounds and after them, and the headings of its tables."""

SHEET: dict[str, dict[str, str]] = {
    "Count sheet": {
        "fr": "Feuille de dépouillement",
        "es": "Hoja de escrutinio",
    },
    "Method: %(method)s": {
        "fr": "Méthode : %(method)s",
        "es": "Método: %(method)s",
    },
    "Seats: %(seats)s": {
        "fr": "Sièges : %(seats)s",
        "es": "Puestos: %(seats)s",
    },
    "Valid ballots: %(ballots)s": {
        "fr": "Bulletins valables : %(ballots)s",
        "es": "Papeletas válidas: %(ballots)s",
    },
    "Ballots without a vote that counts: %(ballots)s": {
        "fr": "Bulletins sans vote valable : %(ballots)s",
        "es": "Papeletas sin voto válido: %(ballots)s",
    },
    "Withdrawn: %(names)s": {
        "fr": "Se sont retirés : %(names)s",
        "es": "Se retiraron: %(names)s",
    },
    "Quota: %(quota)s": {
        "fr": "Quota : %(quota)s",
        "es": "Cuota: %(quota)s",
    },
    "The quota is %(ballots)s valid ballots divided by %(divisor)s, one more than the seats, the "
    "remainder ignored, and 1 added: %(quota)s.": {
        "fr": "Le quota est de %(ballots)s bulletins valables divisés par %(divisor)s, soit les sièges plus"
        " un, le reste étant négligé, et augmentés de 1 : %(quota)s.",
        "es": "La cuota son %(ballots)s papeletas válidas divididas por %(divisor)s, los puestos más uno, "
        "sin contar el resto, y 1 más: %(quota)s.",
    },
    "The first quota is %(ballots)s valid ballots divided by %(divisor)s, one more than the "
    "seats, the remainder after nine decimal places ignored, and the last place raised by 1: "
    "%(quota)s. It falls as votes find nobody to go to.": {
        "fr": "Le premier quota est de %(ballots)s bulletins valables divisés par %(divisor)s, soit les "
        "sièges plus un, le reste après neuf décimales étant négligé et la dernière augmentée de 1 : "
        "%(quota)s. Il baisse à mesure que des voix ne vont plus à personne.",
        "es": "La primera cuota son %(ballots)s papeletas válidas divididas por %(divisor)s, los puestos "
        "más uno, sin contar el resto tras nueve decimales y con 1 más en el último: %(quota)s. Baja "
        "a medida que hay votos que ya no van a nadie.",
    },
    "The absolute majority is more than half of %(ballots)s valid ballots: %(quota)s.": {
        "fr": "La majorité absolue est de plus de la moitié de %(ballots)s bulletins valables : %(quota)s.",
        "es": "La mayoría absoluta es más de la mitad de %(ballots)s papeletas válidas: %(quota)s.",
    },
    "Condition %(label)s: from %(least)s to %(most)s of %(names)s.": {
        "fr": "Condition %(label)s : de %(least)s à %(most)s parmi %(names)s.",
        "es": "Condición %(label)s: de %(least)s a %(most)s entre %(names)s.",
    },
    "1 vote": {
        "fr": "1 voix",
        "es": "1 voto",
    },
    "%(number)s votes": {
        "fr": "%(number)s voix",
        "es": "%(number)s votos",
    },
    "Round %(number)s": {
        "fr": "Tour %(number)s",
        "es": "Ronda %(number)s",
    },
    "Candidate": {
        "fr": "Candidature",
        "es": "Candidatura",
    },
    "Before": {
        "fr": "Avant",
        "es": "Antes",
    },
    "Transfer": {
        "fr": "Transfert",
        "es": "Transferencia",
    },
    "After": {
        "fr": "Après",
        "es": "Después",
    },
    "Votes": {
        "fr": "Voix",
        "es": "Votos",
    },
    "Approvals": {
        "fr": "Approbations",
        "es": "Aprobaciones",
    },
    "Points": {
        "fr": "Points",
        "es": "Puntos",
    },
    "For": {
        "fr": "Pour",
        "es": "A favor",
    },
    "Against": {
        "fr": "Contre",
        "es": "En contra",
    },
    "Keeps": {
        "fr": "Conserve",
        "es": "Conserva",
    },
    "Not transferable": {
        "fr": "Non transférables",
        "es": "No transferibles",
    },
    "Total": {
        "fr": "Total",
        "es": "Total",
    },
    "elected": {
        "fr": "siège",
        "es": "puesto",
    },
    "excluded": {
        "fr": "exclusion",
        "es": "exclusión",
    },
    "Preferred to": {
        "fr": "Préférence sur",
        "es": "Preferencia sobre",
    },
    "Elected, in this order": {
        "fr": "Sièges, dans cet ordre",
        "es": "Puestos, en este orden",
    },
    "Runners-up, nearest to election first": {
        "fr": "Suite de la liste, du plus près d’un siège au plus loin",
        "es": "Siguientes, de más a menos cerca de un puesto",
    },
    "Nobody is elected.": {
        "fr": "Aucun siège n’est attribué.",
        "es": "No se adjudica ningún puesto.",
    },
    "%(names)s are tied, and only a draw can decide. The count stops here.": {
        "fr": "Égalité entre %(names)s : seul un tirage au sort peut trancher. Le dépouillement s’arrête "
        "ici.",
        "es": "Empate entre %(names)s: solo un sorteo puede decidir. El escrutinio se detiene aquí.",
    },
    "plurality, for several seats the block vote": {
        "fr": "majorité relative, vote en bloc s’il y a plusieurs sièges",
        "es": "mayoría relativa, voto en bloque si hay varios puestos",
    },
    "absolute majority with a second round": {
        "fr": "majorité absolue à deux tours",
        "es": "mayoría absoluta con segunda vuelta",
    },
    "yes or no on each candidate": {
        "fr": "oui ou non à chaque candidature",
        "es": "sí o no a cada candidatura",
    },
    "approval": {
        "fr": "vote par approbation",
        "es": "voto por aprobación",
    },
    "score": {
        "fr": "vote par notes",
        "es": "voto por puntuación",
    },
    "single transferable vote, Scottish rules": {
        "fr": "vote unique transférable, règles écossaises",
        "es": "voto único transferible, reglas escocesas",
    },
    "single transferable vote, Meek's rules": {
        "fr": "vote unique transférable, règles de Meek",
        "es": "voto único transferible, reglas de Meek",
    },
    "Schulze's method": {
        "fr": "méthode de Schulze",
        "es": "método de Schulze",
    },
    "ranked pairs": {
        "fr": "paires ordonnées",
        "es": "pares ordenados",
    },
    "competing options": {
        "fr": "options concurrentes",
        "es": "opciones en competencia",
    },
    "sequential proportional approval": {
        "fr": "approbation proportionnelle séquentielle",
        "es": "aprobación proporcional secuencial",
    },
    "Strongest paths: the ballots behind the weakest defeat on each.": {
        "fr": "Plus forts chemins : les bulletins derrière la plus faible victoire de chacun.",
        "es": "Caminos más fuertes: las papeletas que apoyan la victoria más débil de cada uno.",
    },
    "Place": {
        "fr": "Rang",
        "es": "Lugar",
    },
    "Number": {
        "fr": "Nombre",
        "es": "Número",
    },
    "Count sheet: %(title)s": {
        "fr": "Feuille de dépouillement : %(title)s",
        "es": "Hoja de escrutinio: %(title)s",
    },
    "Draw by RFC 3797 with the seed %(seed)s: each number is the MD5 of the place in two octets, "
    "from 0, the seed, and the place again; its remainder by how many are left says who of these,"
    " listed by name from 0, is next.": {
        "fr": "Tirage au sort selon la RFC 3797 avec la graine %(seed)s : chaque nombre est le MD5 du rang "
        "en deux octets, à partir de 0, de la graine, et encore du rang ; le reste de sa division par"
        " le nombre de personnes restantes dit qui d’entre elles, dans l’ordre des noms à partir de "
        "0, vient ensuite.",
        "es": "Sorteo según la RFC 3797 con la semilla %(seed)s: cada número es el MD5 del lugar en dos "
        "octetos, desde 0, de la semilla y otra vez del lugar; el resto de dividirlo por cuántas "
        "personas quedan dice cuál de ellas, por orden de nombre desde 0, sigue.",
    },
}
