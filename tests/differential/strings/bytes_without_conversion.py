# The right operand of `bytes % ...` where nothing is converted.
class Mapping:
    def __getitem__(self, key):
        return key


for template in [b"xy", bytearray(b"xy"), b"%(a)s", b"%%"]:
    for value in ["ab", b"ab", bytearray(b"ab"), {}, {"a": b"1", b"a": b"2"}, [], [1], 1, (), (1,), Mapping(), memoryview(b"a"), range(2), None]:
        try:
            print(template, template % value)
        except (TypeError, KeyError) as error:
            print(template, type(value).__name__, type(error).__name__, error)
