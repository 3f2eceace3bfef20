"""An officer's browser without a screen: what a page says, and what happens to what is sent."""

import html
import re
from dataclasses import dataclass

from flask.testing import FlaskClient


@dataclass
class Desk:
    """Looks at pages and sends their forms, with the proof of origin that the page gave."""

    client: FlaskClient
    proof: str = ""

    def see(self, path: str, status: int = 200) -> str:
        """The words of a page, without its tags."""
        answer = self.client.get(path)
        assert answer.status_code == status, answer.text
        self.keep_proof(answer.text)
        return words(answer.text)

    def send(self, path: str, status: int = 303, **fields: object) -> str:
        """Send a form; the words of the page that the answer leads to, or of the answer itself."""
        if not self.proof:
            self.keep_proof(self.client.get(path).text)
        answer = self.client.post(path, data={"csrf_token": self.proof, **fields})
        assert answer.status_code == status, answer.text
        return self.see(answer.location) if status == 303 else words(answer.text)

    def keep_proof(self, page: str) -> None:
        """Remember the proof of origin of a page with a form."""
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        self.proof = found[1] if found else self.proof


def words(page: str) -> str:
    """What a page says in its main part, in one line."""
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", main)).split())
