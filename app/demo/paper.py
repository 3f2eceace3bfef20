"""The documents of the demo: one page each, checked like any that is uploaded."""

from functools import cache

from app.uploads import Document, taken

LINES = (
    "Example of a decision of a regional council, for the demonstration",
    "Exemple de délibération d'un conseil régional, pour la démonstration",
    "Ejemplo de acuerdo de un consejo regional, para la demostración",
)


def document() -> Document:
    """What applicants send, the same for every one."""
    return paper(LINES)


@cache
def paper(lines: tuple[str, ...]) -> Document:
    """A page with these lines, checked once: a check takes a process of its own."""
    return taken(pdf(lines))


def pdf(lines: tuple[str, ...]) -> bytes:
    """The smallest PDF that shows lines of Latin letters; every object is where its table says."""
    drawn = "BT /F1 14 Tf 20 TL 72 740 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        " /Resources << /Font << /F1 4 0 R >> >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
    )
    written, places = "%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF\n"
    return f"{written}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")
