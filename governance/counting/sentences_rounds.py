"""What happens in a round of a count, a sentence each."""

ROUNDS: dict[str, dict[str, str]] = {
    "The first preferences are counted.": {
        "fr": "Les premiers choix sont comptés.",
        "es": "Se cuentan las primeras preferencias.",
    },
    "Each ballot gives one vote to each of its first %(seats)s preferences.": {
        "fr": "Chaque bulletin donne une voix à chacun de ses %(seats)s premiers choix.",
        "es": "Cada papeleta da un voto a cada una de sus %(seats)s primeras preferencias.",
    },
    "The ballots that approve each candidate are counted.": {
        "fr": "Les bulletins qui approuvent chaque candidature sont comptés.",
        "es": "Se cuentan las papeletas que aprueban cada candidatura.",
    },
    "The points of each candidate are added up.": {
        "fr": "Les points de chaque candidature sont additionnés.",
        "es": "Se suman los puntos de cada candidatura.",
    },
    "A ranking gives a candidate as many points as others stand behind it; equal ranks share theirs.": {
        "fr": "Un classement donne à une candidature autant de points qu’il y en a d’autres derrière elle ;"
        " les rangs égaux se partagent les leurs.",
        "es": "Una ordenación da a una candidatura tantos puntos como otras quedan detrás; las igualadas se"
        " reparten los suyos.",
    },
    "A ranking approves everybody it names.": {
        "fr": "Un classement approuve toutes les personnes qu’il nomme.",
        "es": "Una ordenación aprueba a todas las personas que nombra.",
    },
    "Each candidate is voted on alone: yes or no.": {
        "fr": "Chaque candidature est votée à part : oui ou non.",
        "es": "Cada candidatura se vota por separado: sí o no.",
    },
    "%(name)s has %(surplus)s above the quota; this surplus goes to the next preferences, each "
    "ballot at its share.": {
        "fr": "%(name)s dépasse le quota de %(surplus)s ; cet excédent va aux choix suivants, chaque "
        "bulletin pour sa part.",
        "es": "%(name)s supera la cuota en %(surplus)s; este excedente va a las preferencias siguientes, "
        "cada papeleta con su parte.",
    },
    "%(name)s has %(votes)s, the fewest, and is excluded.": {
        "fr": "%(name)s a %(votes)s, le plus petit nombre : c’est une exclusion.",
        "es": "%(name)s tiene %(votes)s, el menor número, y queda fuera.",
    },
    "%(names)s are excluded.": {
        "fr": "Exclusion : %(names)s.",
        "es": "Quedan fuera %(names)s.",
    },
    "%(name)s is excluded.": {
        "fr": "Exclusion : %(name)s.",
        "es": "Queda fuera %(name)s.",
    },
    "Each ballot goes on to its next preference at the value at which it came.": {
        "fr": "Chaque bulletin passe au choix suivant avec la valeur à laquelle il était arrivé.",
        "es": "Cada papeleta pasa a la preferencia siguiente con el valor con que llegó.",
    },
    "As many are left as there are vacancies: they take them.": {
        "fr": "Il reste autant de candidatures que de sièges à pourvoir : elles les obtiennent.",
        "es": "Quedan tantas candidaturas como puestos vacantes: los obtienen.",
    },
    "No more stand than there are seats: nobody opposes them.": {
        "fr": "Il n’y a pas plus de candidatures que de sièges : personne ne s’y oppose.",
        "es": "No hay más candidaturas que puestos: nadie se les opone.",
    },
    "Every two candidates are compared: how many ballots prefer the one, how many the other.": {
        "fr": "Les candidatures sont comparées deux à deux : combien de bulletins préfèrent l’une, combien "
        "l’autre.",
        "es": "Las candidaturas se comparan de dos en dos: cuántas papeletas prefieren una y cuántas la "
        "otra.",
    },
    "The strongest paths of defeats put the candidates in order, and the first take the seats.": {
        "fr": "Les plus forts chemins de victoires rangent les candidatures, et les premières obtiennent "
        "les sièges.",
        "es": "Los caminos más fuertes de victorias ordenan las candidaturas, y las primeras obtienen los "
        "puestos.",
    },
    "The defeats are locked in from the strongest to the weakest, unless one would close a circle.": {
        "fr": "Les victoires sont retenues de la plus forte à la plus faible, sauf celle qui fermerait un "
        "cercle.",
        "es": "Las victorias se fijan de la más fuerte a la más débil, salvo la que cerraría un círculo.",
    },
    "%(winner)s over %(loser)s, %(ours)s to %(theirs)s, is let go: it would close a circle.": {
        "fr": "La victoire de %(winner)s sur %(loser)s, par %(ours)s contre %(theirs)s, est écartée : elle "
        "fermerait un cercle.",
        "es": "La victoria de %(winner)s sobre %(loser)s, por %(ours)s contra %(theirs)s, se descarta: "
        "cerraría un círculo.",
    },
    "A ballot that approves one of the elected is worth a half, two of them a third, and so on; "
    "whoever has most so takes the next seat.": {
        "fr": "Un bulletin qui approuve une candidature élue vaut une moitié, deux un tiers, et ainsi de "
        "suite ; qui a le plus ainsi obtient le siège suivant.",
        "es": "Una papeleta que aprueba una candidatura elegida vale un medio, dos un tercio, y así "
        "sucesivamente; quien más tiene así obtiene el puesto siguiente.",
    },
    "A second round decides between %(names)s, on the same ballots.": {
        "fr": "Un second tour décide entre %(names)s, sur les mêmes bulletins.",
        "es": "Una segunda vuelta decide entre %(names)s, con las mismas papeletas.",
    },
    "Elected: %(names)s.": {
        "fr": "Siège obtenu : %(names)s.",
        "es": "Puesto obtenido: %(names)s.",
    },
    "The conditions on the team demand a place for %(names)s, whatever the votes.": {
        "fr": "Les conditions sur l’équipe exigent une place pour %(names)s, quelles que soient les voix.",
        "es": "Las condiciones sobre el equipo exigen un puesto para %(names)s, sean cuales sean los votos.",
    },
    "The conditions on the team leave no place for %(names)s, whatever the votes.": {
        "fr": "Les conditions sur l’équipe ne laissent pas de place à %(names)s, quelles que soient les "
        "voix.",
        "es": "Las condiciones sobre el equipo no dejan puesto para %(names)s, sean cuales sean los votos.",
    },
    "%(names)s are tied. Round %(round)s, where they last differed, decides: %(chosen)s.": {
        "fr": "Égalité entre %(names)s. Le tour %(round)s, le dernier où leurs voix différaient, tranche : "
        "%(chosen)s.",
        "es": "Empate entre %(names)s. Decide la ronda %(round)s, la última en que se distinguían: "
        "%(chosen)s.",
    },
    "%(names)s are tied. Round %(round)s, where they first differed, decides: %(chosen)s.": {
        "fr": "Égalité entre %(names)s. Le tour %(round)s, le premier où leurs voix différaient, tranche : "
        "%(chosen)s.",
        "es": "Empate entre %(names)s. Decide la ronda %(round)s, la primera en que se distinguían: "
        "%(chosen)s.",
    },
    "%(names)s are tied. The public draw decides: %(chosen)s.": {
        "fr": "Égalité entre %(names)s. Le tirage au sort public tranche : %(chosen)s.",
        "es": "Empate entre %(names)s. Decide el sorteo público: %(chosen)s.",
    },
    "%(names)s are tied, and it makes no difference who comes first.": {
        "fr": "Égalité entre %(names)s, et l’ordre ne change rien.",
        "es": "Empate entre %(names)s, y da igual quién vaya primero.",
    },
    "%(names)s are tied, and a later round decides: %(chosen)s.": {
        "fr": "Égalité entre %(names)s, et un tour suivant tranche : %(chosen)s.",
        "es": "Empate entre %(names)s, y decide una ronda posterior: %(chosen)s.",
    },
    "Votes that find no further preference or are lost in rounding: %(number)s.": {
        "fr": "Voix sans autre choix ou perdues dans les arrondis : %(number)s.",
        "es": "Votos sin otra preferencia o perdidos en el redondeo: %(number)s.",
    },
    "Those who are left defeat one another in a circle: its weakest defeat is let go.": {
        "fr": "Celles qui restent se battent l’une l’autre en cercle : la plus faible victoire est écartée.",
        "es": "Las que quedan se vencen unas a otras en círculo: se descarta la victoria más débil.",
    },
    "No other that is left defeats it.": {
        "fr": "Aucune autre de celles qui restent ne l’emporte sur elle.",
        "es": "Ninguna otra de las que quedan la vence.",
    },
    "%(names)s do not pass against what changes nothing.": {
        "fr": "Ne passent pas face à ce qui ne change rien : %(names)s.",
        "es": "No superan a lo que no cambia nada: %(names)s.",
    },
    "%(winner)s over %(loser)s, %(ours)s to %(theirs)s, is let go.": {
        "fr": "La victoire de %(winner)s sur %(loser)s, par %(ours)s contre %(theirs)s, est écartée.",
        "es": "La victoria de %(winner)s sobre %(loser)s, por %(ours)s contra %(theirs)s, se descarta.",
    },
    "The ballots are shared out anew: whoever is elected keeps just the quota.": {
        "fr": "Les bulletins sont répartis à nouveau : une candidature élue garde juste le quota.",
        "es": "Las papeletas se reparten de nuevo: una candidatura elegida conserva solo la cuota.",
    },
    "The quota is now %(quota)s.": {
        "fr": "Le quota est à présent de %(quota)s.",
        "es": "La cuota es ahora de %(quota)s.",
    },
    "Nobody has the absolute majority.": {
        "fr": "Aucune candidature n’a la majorité absolue.",
        "es": "Ninguna candidatura tiene la mayoría absoluta.",
    },
}
