"""Texts made by appending, joining, formatting, replacing and slicing."""

import sys


def roman(number):
    result = ""
    for value, digits in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
                          (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            result += digits
            number -= value
    return result


def caesar(text, shift):
    out = []
    for c in text:
        if "a" <= c <= "z":
            out.append(chr((ord(c) - 97 + shift) % 26 + 97))
        elif "A" <= c <= "Z":
            out.append(chr((ord(c) - 65 + shift) % 26 + 65))
        else:
            out.append(c)
    return "".join(out)


def run_lengths(text):
    result = ""
    i = 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        result += text[i] + str(j - i)
        i = j
    return result


def is_palindrome(text):
    kept = [c.lower() for c in text if c.isalnum()]
    return kept == kept[::-1]


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 9000
    total = 0
    lines = []
    for i in range(n):
        line = f"{i:05d} {roman(i % 4000):>16} {i / 7:10.3f} {i:#x}"
        secret = caesar(line, i % 26)
        if caesar(secret, -(i % 26)) != line:
            raise AssertionError(line)
        lines.append(secret.replace(" ", "_").strip("_"))
        total += len(run_lengths(secret)) + is_palindrome(str(i))
    text = "\n".join(lines)
    print(len(text), total, text.count("_"), text.upper()[100:140])
    print(lines[-1])


main()
