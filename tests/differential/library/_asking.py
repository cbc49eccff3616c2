"""A module that asks for a number."""


def number():
    return int(input("another number? "))
