"""What a machine sends is signed over its content: RFC 9421 with Ed25519, and Content-Digest of RFC 9530."""

import base64
import hashlib
import time
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.serialization import load_pem_private_key

NAMES = ("content-digest", "signature-input", "signature")
COVERED = ("@method", "@path", "content-digest", "idempotency-key")


def signer(key):
    """Signs a prepared request of `requests`, as its last touch. `key`: the machine's, as demo-accounts.json notes it."""
    private = load_pem_private_key(key["privateKey"].encode(), None)

    def sign(request):
        body = request.body or b""
        if isinstance(body, str):
            body = body.encode()
        sent = request.headers.get("Idempotency-Key")
        if not isinstance(body, bytes) or sent is None:
            return request  # nothing to be signed: it is refused for that
        digest = f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"
        sent = sent.decode("latin-1") if isinstance(sent, bytes) else sent
        values = (request.method, urlsplit(request.url).path, digest, sent.strip())
        names = " ".join(f'"{name}"' for name in COVERED)
        params = f'({names});created={int(time.time())};keyid="{key["keyId"]}";alg="ed25519"'
        lines = [f'"{name}": {value}' for name, value in zip(COVERED, values)]
        base = "\n".join([*lines, f'"@signature-params": {params}'])
        request.headers["Content-Digest"] = digest
        request.headers["Signature-Input"] = f"sig={params}"
        request.headers["Signature"] = f"sig=:{base64.b64encode(private.sign(base.encode('latin-1', 'replace'))).decode()}:"
        return request

    return sign
