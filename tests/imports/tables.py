"""Tables as tests bring them: the bytes of a CSV, and a browser that sends it."""

import io
import re
from dataclasses import dataclass
from threading import enumerate as threads

from flask.testing import FlaskClient

from tests.desk import Desk, words

HEAD = "code,name_en,name_fr,name_es,constituency\n"
SIDE = "high_potential"


def regions(*codes: str, name: str = "Name") -> str:
    """A table of regions."""
    return HEAD + "".join(f"{code},{name},{name},{name},{SIDE}\n" for code in codes)


def many(number: int) -> str:
    """A table of as many regions below one subdivision."""
    return regions(*(f"BJ-BO.N{place}" for place in range(number)))


def wait_for_threads() -> None:
    """Until no table is worked on beside a request."""
    for thread in threads():
        if thread.name.startswith("import-"):
            thread.join()


@dataclass
class Bringer:
    """Somebody who brings tables."""

    client: FlaskClient
    language: str = "en"

    def bring(self, kind: str, table: str | bytes, status: int = 303) -> str:
        """Send a table; the address of its page, or what the form says."""
        address = f"/{self.language}/imports/new/{kind}"
        proof = self.proof(address)
        content = table.encode() if isinstance(table, str) else table
        file = (io.BytesIO(content), "table.csv")
        answer = self.client.post(address, data={"csrf_token": proof, "table": file})
        assert answer.status_code == status, words(answer.text)
        return answer.location if status == 303 else words(answer.text)

    def proof(self, address: str) -> str:
        return re.search(r'name="csrf_token" value="([^"]+)"', self.client.get(address).text)[1]

    def see(self, address: str) -> str:
        """The words of a page."""
        return Desk(self.client).see(address)

    def fields(self, address: str) -> dict[str, str]:
        """The hidden fields of the page of a table."""
        page = self.client.get(address).text
        shown = re.search(r'name="shown"[^>]* value="([^"]*)"', page)
        return {"csrf_token": self.proof(address), "shown": shown[1] if shown else ""}

    def write(self, address: str, status: int = 303, **fields: str) -> str:
        """Press the button of the page; the words of the page after that."""
        answer = self.client.post(address, data={**self.fields(address), **fields})
        assert answer.status_code == status, words(answer.text)
        wait_for_threads()
        return self.see(address) if status == 303 else words(answer.text)
