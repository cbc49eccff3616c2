"""What tests use of the version of `operator` that CPython has in C."""
from hmac import compare_digest as _compare_digest
