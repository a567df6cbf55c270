"""Keys made from a class's secret (random bytes), and signatures of what is handed out.

A signature is an HMAC: only who has the class's secret can make or check one.
"""

import hmac
from hashlib import sha256
from typing import Any

import msgspec

_KEY_BYTES = 32
_SALT = b"policystory"


def derived_key(secret: bytes, purpose: str) -> bytes:
    """Return a key of 32 bytes for one purpose, made from a secret by HKDF-SHA256 (RFC 5869).

    Arguments: `secret`: at least 16 random bytes; `purpose`: what the key is for, such as
    "signature"; each purpose has another key.

    >>> derived_key(b"0123456789abcdef", "signature") == derived_key(b"0123456789abcdef", "seed")
    False
    """
    extracted = hmac.digest(_SALT, secret, sha256)
    # One block of SHA-256 has the 32 bytes that are needed; its number is 1.
    info = purpose.encode() + b"\x01"
    return hmac.digest(extracted, info, sha256)[:_KEY_BYTES]


def signature(key: bytes, value: Any) -> str:
    """Return the signature of a value: an HMAC-SHA256 over its JSON, as 64 hexadecimal digits.

    `key` is the class's secret key for signatures; `value` is anything that msgspec can write as
    JSON.
    """
    text = msgspec.json.encode(value, order="deterministic")
    return hmac.digest(key, text, sha256).hex()


def is_signed(key: bytes, value: Any, claimed: str) -> bool:
    """Tell whether `claimed` is the signature of the value `value`, made with `key`."""
    # Compared in constant time, and as bytes: a claimed signature may be any text.
    return hmac.compare_digest(signature(key, value).encode(), claimed.encode())
