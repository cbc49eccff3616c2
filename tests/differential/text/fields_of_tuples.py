# Fields of f-strings whose expression is an empty tuple.
print(f"{()}", f"{() or 5} {()!r} {():}", f"{ ( ) }")
