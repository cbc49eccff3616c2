# A character that comes on a way which a comparison in place takes away.
def found(number: int) -> int:
    letter = "a"
    match 1:
        case [m]:
            try:
                if "a" in "":
                    one, two = number ** 2 % 1009
            finally:
                try:
                    pass
                finally:
                    pass
    text = letter
    return number // (1 or 1) + ("".join((q for q in "Hello" if q != "a")) in text)


def chosen(texts):
    kept = ""
    for text in texts:
        letter = "x"
        try:
            if "x" in letter:
                letter = text[0]
        except IndexError:
            letter = "e"
        finally:
            kept += letter
    return kept, letter == "e"


print(found(1), found(7), chosen(["abc", "", "z"]), chosen(["b", ""]))
