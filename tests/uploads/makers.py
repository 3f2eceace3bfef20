"""Files of every sort, made here: good ones as a camera or a printer makes them, and hostile ones."""

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, PngImagePlugin

PNG = b"\x89PNG\r\n\x1a\n"
GPS = 0x8825
SCRIPT = b"<script>alert(1)</script>"


def picture(kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    image = Image.radial_gradient("L").resize(size).convert("RGB" if mode == "P" else mode)
    out = BytesIO()
    (image.quantize(16) if mode == "P" else image).save(out, kind, **options)
    return out.getvalue()


def sixteen_bits() -> bytes:
    image, out = Image.new("I;16", (20, 20)), BytesIO()
    image.putdata([(number * 163) % 65536 for number in range(400)])
    image.save(out, "PNG")
    return out.getvalue()


def photograph(place: bool = True) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6  # held upright: a quarter turn
    exif[0x010F] = "Telephone"
    if place:
        exif.get_ifd(GPS).update({1: "N", 2: (6.0, 29.0, 0.0), 3: "E", 4: (2.0, 37.0, 0.0)})
    return picture("JPEG", exif=exif, comment="our secretary at home")


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, *more: bytes, pixels: bytes | None = None) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    packed = zlib.compress(b"\0" * (width + 1) * height if pixels is None else pixels)
    return PNG + b"".join((chunk(b"IHDR", header), *more, chunk(b"IDAT", packed), chunk(b"IEND", b"")))


def moving() -> bytes:
    frames = [Image.new("L", (8, 8), shade) for shade in (0, 255)]
    out = BytesIO()
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    return out.getvalue()


def with_text(text: str) -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", text)
    return picture(pnginfo=texts)


def archive() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as folder:
        folder.writestr("run.class", b"\xca\xfe\xba\xbe")
    return out.getvalue()


def pdf(*more: str | bytes, catalogue: str = "", pages: int = 1, kids: str = "", trailer: str = "") -> bytes:
    """A PDF of so many empty pages; further objects are numbered from 4 + pages on."""
    numbers = range(4, 4 + pages)
    listed = kids or " ".join(f"{number} 0 R" for number in numbers)
    content = b"BT /F1 12 Tf 72 720 Td (Application) Tj ET"
    objects: list[bytes] = [
        f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>".encode(),
        f"<< /Type /Pages /Kids [{listed}] /Count {pages} >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        *(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R >>" for _ in numbers),
        *(part.encode() if isinstance(part, str) else part for part in more),
    ]
    return assembled(objects, trailer)


def assembled(objects: list[bytes], trailer: str = "") -> bytes:
    out, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    parts = [out]
    at = len(out)
    for number, body in enumerate(objects, start=1):
        places.append(at)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        at += len(parts[-1])
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    parts.append(f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode())
    parts.append(f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{at}\n%%EOF\n".encode())
    return b"".join(parts)


def stream(body: bytes, words: str = "/Filter /FlateDecode") -> bytes:
    return f"<< {words} /Length {len(body)} >>\nstream\n".encode() + body + b"\nendstream"


def grouped(*objects: str) -> bytes:
    """A PDF whose further objects are packed in a group, out of sight, listed by a packed table."""
    bodies = [*objects]
    first_number = 5
    offsets, at = [], 0
    for body in bodies:
        offsets.append(at)
        at += len(body) + 1
    head = " ".join(f"{first_number + place} {offset}" for place, offset in enumerate(offsets)) + " "
    packed = zlib.compress((head + " ".join(bodies)).encode())
    plain = [
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        stream(packed, f"/Type /ObjStm /N {len(bodies)} /First {len(head)} /Filter /FlateDecode"),
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(plain, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = [(0, 0, 255), *((1, place, 0) for place in places)]
    rows += [(2, 4, index) for index in range(len(bodies))]
    table_number, start = len(rows), len(out)
    rows.append((1, start, 0))
    table = zlib.compress(b"".join(struct.pack(">BHB", *row) for row in rows))
    words = f"/Type /XRef /Size {len(rows)} /W [1 2 1] /Root 1 0 R /Filter /FlateDecode"
    out += b"%d 0 obj\n%s\nendobj\n" % (table_number, stream(table, words))
    return out + b"startxref\n%d\n%%%%EOF\n" % start
