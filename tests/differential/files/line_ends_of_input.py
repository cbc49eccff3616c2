# Standard input is not translated: a carriage return stays where it is.
import sys

print(repr(input()))
print(repr(sys.stdin.readline()))
for line in sys.stdin:
    print(repr(line))
    break
print(repr(sys.stdin.readline(3)), repr(sys.stdin.read(5)), sys.stdin.newlines)
print(repr(input()))
print(repr(sys.stdin.read()))
print(repr(sys.stdin.readline()))
try:
    input()
except EOFError as error:
    print(error)
