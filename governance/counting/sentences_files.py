"""What can be wrong with a file of ballots."""

FILES: dict[str, dict[str, str]] = {
    "Line %(line)d: %(reason)s": {
        "fr": "Ligne %(line)d : %(reason)s",
        "es": "Línea %(line)d: %(reason)s",
    },
    "%(token)s is not a whole number.": {
        "fr": "%(token)s n’est pas un nombre entier.",
        "es": "%(token)s no es un número entero.",
    },
    "A number has more than %(most)s digits.": {
        "fr": "Un nombre a plus de %(most)s chiffres.",
        "es": "Un número tiene más de %(most)s cifras.",
    },
    "At least one ballot is meant by a line, not 0.": {
        "fr": "Une ligne vaut au moins un bulletin, pas 0.",
        "es": "Una línea vale al menos una papeleta, no 0.",
    },
    "There is no candidate %(token)s; they are numbered from 1 to %(most)s.": {
        "fr": "Il n’y a pas de candidature %(token)s ; elles sont numérotées de 1 à %(most)s.",
        "es": "No hay candidatura %(token)s; están numeradas de 1 a %(most)s.",
    },
    "A file has from 1 to %(most)s candidates.": {
        "fr": "Un fichier a de 1 à %(most)s candidatures.",
        "es": "Un archivo tiene de 1 a %(most)s candidaturas.",
    },
    "There are from 1 to %(most)s seats to fill.": {
        "fr": "Il y a de 1 à %(most)s sièges à pourvoir.",
        "es": "Hay de 1 a %(most)s puestos que cubrir.",
    },
    "A candidate has no name.": {
        "fr": "Une candidature n’a pas de nom.",
        "es": "Una candidatura no tiene nombre.",
    },
    "A name has more than %(most)s letters.": {
        "fr": "Un nom a plus de %(most)s lettres.",
        "es": "Un nombre tiene más de %(most)s letras.",
    },
    "Two candidates are called %(name)s: no draw could tell them apart.": {
        "fr": "Deux candidatures portent le nom de %(name)s : aucun tirage au sort ne pourrait les "
        "distinguer.",
        "es": "Dos candidaturas se llaman %(name)s: ningún sorteo podría distinguirlas.",
    },
    "A ballot marks a candidate twice.": {
        "fr": "Un bulletin désigne deux fois la même candidature.",
        "es": "Una papeleta marca dos veces la misma candidatura.",
    },
    "The file begins with the numbers of candidates and of seats.": {
        "fr": "Le fichier commence par les nombres de candidatures et de sièges.",
        "es": "El archivo empieza con los números de candidaturas y de puestos.",
    },
    "%(token)s is not the number of a withdrawn candidate.": {
        "fr": "%(token)s n’est pas le numéro d’une candidature retirée.",
        "es": "%(token)s no es el número de una candidatura retirada.",
    },
    "The file ends among the ballots: a line with only 0 closes them.": {
        "fr": "Le fichier s’arrête au milieu des bulletins : une ligne avec un seul 0 les termine.",
        "es": "El archivo termina entre las papeletas: las cierra una línea con solo 0.",
    },
    "The line has no ballot.": {
        "fr": "La ligne n’a pas de bulletin.",
        "es": "La línea no tiene papeleta.",
    },
    "A ballot ends with 0.": {
        "fr": "Un bulletin se termine par 0.",
        "es": "Una papeleta termina con 0.",
    },
    "%(wanted)s candidates stand, but only %(found)s names are given.": {
        "fr": "Il y a %(wanted)s candidatures, mais seulement %(found)s noms.",
        "es": "Hay %(wanted)s candidaturas, pero solo %(found)s nombres.",
    },
    "Nothing may follow the title.": {
        "fr": "Rien ne suit le titre.",
        "es": "Nada sigue al título.",
    },
    "The candidates are not numbered one after another.": {
        "fr": "Les candidatures ne sont pas numérotées l’une après l’autre.",
        "es": "Las candidaturas no están numeradas una tras otra.",
    },
    "The file has more than %(most)s megabytes.": {
        "fr": "Le fichier dépasse %(most)s mégaoctets.",
        "es": "El archivo tiene más de %(most)s megabytes.",
    },
    "The file is empty.": {
        "fr": "Le fichier est vide.",
        "es": "El archivo está vacío.",
    },
    "The file holds no text.": {
        "fr": "Le fichier ne contient pas de texte.",
        "es": "El archivo no contiene texto.",
    },
    "A letter is in no alphabet that is known here; UTF-8 always is.": {
        "fr": "Une lettre n’est d’aucun codage connu ici ; UTF-8 l’est toujours.",
        "es": "Una letra no es de ninguna codificación conocida aquí; UTF-8 siempre lo es.",
    },
    "The metadata do not say how many alternatives there are.": {
        "fr": "Les métadonnées ne disent pas combien il y a de candidatures.",
        "es": "Los metadatos no dicen cuántas candidaturas hay.",
    },
    "The file ends before the ballots.": {
        "fr": "Le fichier s’arrête avant les bulletins.",
        "es": "El archivo termina antes de las papeletas.",
    },
    "A ballot is written as how many cast it, a mark, and their order.": {
        "fr": "Un bulletin s’écrit : combien l’ont déposé, un signe, et leur ordre.",
        "es": "Una papeleta se escribe así: cuántas hay iguales, un signo y su orden.",
    },
    "The kind of the file is none of %(kinds)s.": {
        "fr": "Le type du fichier n’est aucun de ceux-ci : %(kinds)s.",
        "es": "El tipo del archivo no es ninguno de estos: %(kinds)s.",
    },
    "The file tells of %(told)s ballots, and holds %(found)s.": {
        "fr": "Le fichier annonce %(told)s bulletins et en contient %(found)s.",
        "es": "El archivo anuncia %(told)s papeletas y contiene %(found)s.",
    },
    "An order is written as numbers between commas, those ranked equal in braces.": {
        "fr": "Un ordre s’écrit en nombres entre virgules, les rangs égaux entre accolades.",
        "es": "Un orden se escribe con números entre comas, los igualados entre llaves.",
    },
    "A place of an order is empty.": {
        "fr": "Une place d’un ordre est vide.",
        "es": "Un lugar de un orden está vacío.",
    },
    "Candidates are ranked equal in a file of strict orders.": {
        "fr": "Des candidatures ont le même rang dans un fichier d’ordres stricts.",
        "es": "Hay candidaturas igualadas en un archivo de órdenes estrictos.",
    },
    "An order leaves candidates out in a file of complete orders.": {
        "fr": "Un ordre omet des candidatures dans un fichier d’ordres complets.",
        "es": "Un orden omite candidaturas en un archivo de órdenes completos.",
    },
    "The cells cannot be told apart: look at the quotation marks.": {
        "fr": "Les cellules ne se distinguent pas : voyez les guillemets.",
        "es": "Las celdas no se distinguen: revise las comillas.",
    },
    "The row has more cells than there are candidates.": {
        "fr": "La ligne a plus de cellules qu’il n’y a de candidatures.",
        "es": "La fila tiene más celdas que candidaturas hay.",
    },
    "0 is no rank. If the cells are scores, let the first cell be the word scores.": {
        "fr": "0 n’est pas un rang. Si les cellules sont des notes, écrivez scores dans la première cellule.",
        "es": "0 no es un rango. Si las celdas son puntos, escriba scores en la primera celda.",
    },
    "%(token)s is not a score: a whole number, or nothing.": {
        "fr": "%(token)s n’est pas une note : un nombre entier, ou rien.",
        "es": "%(token)s no es una puntuación: un número entero, o nada.",
    },
    "A letter here cannot be printed.": {
        "fr": "Une lettre ne peut pas être imprimée ici.",
        "es": "Aquí hay una letra que no se puede imprimir.",
    },
}
