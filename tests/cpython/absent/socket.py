"""A module of CPython that Molt does not have, without any of its names: tests ask whether it has them."""
