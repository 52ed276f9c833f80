"""Make the examples of the API's description anew: `python -m tests.api.examples`.

They are what a made-up installation answers.
Documents that stand in the file and not in the table here are written by hand and stay as they are.
"""

import json
import tempfile
from pathlib import Path

from tests.api.installation import ALL, ANA, BO, CY, ELI, installation
from tests.api.rows import ARDENT, CY_ID
from tests.faces import client

import relgraph_api
from relgraph_api import create_api, openapi

FILE = Path(relgraph_api.__file__).with_name("examples.json")
GET = {
    "Me": "/me",
    "Person": f"/people/{CY_ID}",
    "Tie": f"/people/{CY_ID}/tie?limit=2",
    "Plan": f"/accounts/{ARDENT}/plan",
    "Found": "/search?q=y",
    "Ask": f"/ask?to={ELI}",
    "Introductions": "/introductions",
    "Doubts": "/doubts",
    "CrmIds": "/crm?limit=2",
    "SharingRules": "/sharing",
    "Foresight": "/sharing/foresight?level=named&selector=all",
    "Preview": f"/preview?viewer={BO}",
    "MyBook": "/book",
    "Failures": "/runs/1/failures",
    "Judgements": "/judgements",
    "Tokens": "/tokens",
}
POST = {
    "Lookup": ("/lookup", {"wanted": [CY, "nordwind.example"]}),
    "Issued": ("/tokens", {"scopes": ["read"], "name": "CRM sync", "days": 30}),
    "Judged": ("/judgements", {"kind": "wrong title", "about": CY_ID, "other": "Chief Financial Officer"}),
}


def make(home: Path) -> dict[str, object]:
    """Return the documents that an installation answers with."""
    house = installation(home)
    api = create_api(house)
    secret = house.access.make_token(ANA, ALL, name="CRM sync", days=90)
    with client(api, Authorization=f"Bearer {secret}") as program:
        found = {name: program.get(f"/api/v1{url}").json() for name, url in GET.items()}
        for name, (url, body) in POST.items():
            found[name] = program.post(f"/api/v1{url}", json=body).json()
    house.close()
    # What is drawn by chance stays as it is.
    found["Issued"]["secret"] = "8xV7HJ46IqgxPNSnnB4AF40-IHEobM-FQqdebi8Nptg"
    found["Issued"]["token"]["id"] = "d1d7eb95686f171e"
    found["Me"]["token"] = found["Tokens"]["items"][0]["id"] = "640dbc8cc1e46041"
    return found


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        told = {**openapi.examples(), **make(Path(folder) / "home")}
    FILE.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
