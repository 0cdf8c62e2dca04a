"""How programs and people get into the tests' own server: apps, authorize, token, PKCE or not."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from mastodon_town import Json
from mastodon_wire import Answer, Call, no

if TYPE_CHECKING:
    from mastodon_routes import Routes

OOB = "urn:ietf:wg:oauth:2.0:oob"


class Door:
    """The way in; the person at the browser agrees at once."""

    def __init__(self, routes: Routes) -> None:
        self.routes = routes
        self.apps: dict[str, Json] = {}
        self.codes: dict[str, Json] = {}
        self.given: dict[str, Json] = {}
        """Keys by the program they were given to."""
        self.revokes = True
        """Whether the server takes keys back; some know no such way."""
        self._n = 0

    def discovery(self, call: Call) -> Answer:
        if not self.routes.pkce:
            return no(404, "Not Found")
        return Answer(body={"code_challenge_methods_supported": ["S256"]})

    def register(self, call: Call) -> Answer:
        told = call.body.get("redirect_uris")
        # Servers before 4.3 take one text, and see nothing in a list.
        redirect = told[0] if isinstance(told, list) and self.routes.pkce else told
        if not redirect or not isinstance(redirect, str) or not call.body.get("client_name"):
            return no(422, "Validation failed")
        self._n += 1
        app = {
            "client_id": f"client-{self._n}",
            "client_secret": f"secret-{self._n}",
            "redirect": redirect,
            "scopes": call.body.get("scopes", "read"),
        }
        self.apps[app["client_id"]] = app
        return Answer(body={"id": str(self._n), "name": call.body["client_name"], **app})

    def authorize(self, call: Call) -> Answer:
        """The person agrees at once."""
        app = self.apps.get(call.one("client_id") or "")
        redirect = call.one("redirect_uri")
        if app is None or redirect != app["redirect"] or call.one("response_type") != "code":
            return Answer(400, html="<h1>client authentication failed</h1>")
        if self.routes.pkce and call.one("code_challenge_method") not in (None, "S256"):
            return Answer(400, html="<h1>plain is not supported</h1>")
        self._n += 1
        code = f"code-{self._n}"
        self.codes[code] = {
            "app": app,
            "scope": call.one("scope") or "read",
            "challenge": call.one("code_challenge") if self.routes.pkce else None,
            "redirect": redirect,
        }
        if redirect == OOB:
            return Answer(html=f'<input class="oauth-code" value="{code}">')
        more = {"code": code} | ({"state": s} if (s := call.one("state")) else {})
        return Answer(302, headers={"location": f"{redirect}?{urlencode(more)}"}, html="")

    def token(self, call: Call) -> Answer:
        told = call.body
        grant = self.codes.pop(str(told.get("code")), None)
        bad = Answer(400, {"error": "invalid_grant", "error_description": "code is invalid"})
        if grant is None or told.get("redirect_uri") != grant["redirect"]:
            return bad
        app = grant["app"]
        if (told.get("client_id"), told.get("client_secret")) != (
            app["client_id"], app["client_secret"],
        ):  # fmt: skip
            return Answer(401, {"error": "invalid_client"})
        if grant["challenge"] is not None:
            digest = hashlib.sha256(str(told.get("code_verifier")).encode()).digest()
            if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != grant["challenge"]:
                return bad
        self._n += 1
        token = f"token-{self._n}"
        self.given[token] = app
        self.routes.tokens[token], self.routes.scopes[token] = self.routes.town.hall, grant["scope"]
        return Answer(
            body={
                "access_token": token,
                "token_type": "Bearer",
                "scope": grant["scope"],
                "created_at": int(self.routes.town.clock()),
            }
        )

    def revoke(self, call: Call) -> Answer:
        """A key is taken back from the program that has it, and from nobody else."""
        told = call.body
        if not self.revokes:
            return no(404, "Not Found")
        app = self.given.get(str(told.get("token")), {})
        named = (told.get("client_id"), told.get("client_secret"))
        if named != (app.get("client_id"), app.get("client_secret")):
            return Answer(403, {"error": "unauthorized_client"})
        self.routes.tokens.pop(str(told["token"]), None)
        return Answer(body={})
