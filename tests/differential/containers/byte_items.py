"""Bytes and byte arrays, item by item."""


def outside(data):
    for index in (2, -3, 3, -4, True):
        try:
            print(index, data[index])
        except IndexError as error:
            print(index, error)


def put(array, index, item):
    try:
        array[index] = item
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
    return array[0]


def checksum(data):
    total = 0
    for i, byte in enumerate(data):
        total = (total + byte * (i + 1)) % 65521
    return total


def while_it_grows():
    array = bytearray(b"ab")
    seen = []
    for byte in array:
        seen.append(byte)
        if len(array) < 6:
            array.append(byte + 1)
        elif len(array) > 6:
            array.pop()
    for byte in array:
        array.clear()
        seen.append(byte)
    return seen, array


def moved():
    array = bytearray()
    for i in range(2000):
        array.append(i % 251)
        array[i // 2] = array[i] ^ 255
    array += b"xyz"
    array[2:4] = b"longer"
    del array[:3]
    array.extend([1, 2, 3])
    array.insert(0, 9)
    array *= 2
    view = memoryview(array)
    view[1] = 77
    try:
        array.append(1)
    except BufferError as error:
        print(error)
    view.release()
    array.append(200)
    return len(array), array[0], array[1], array[-1], checksum(array), sum(array)


def sieve(n):
    marks = bytearray([1]) * (n + 1)
    marks[0] = marks[1] = 0
    for i in range(2, n + 1):
        if marks[i]:
            for j in range(i * i, n + 1, i):
                marks[j] = 0
    return [i for i, mark in enumerate(marks) if mark]


def xor(data, key):
    return bytes(a ^ b for a, b in zip(data, key * (len(data) // len(key) + 1)))


def pairs(data):
    return [data[i] << 8 | data[i + 1] for i in range(0, len(data) - 1, 2)], [b for b in reversed(data)]


class Tape:
    def __init__(self, size):
        self.cells = bytearray(size)
        self.at = 0

    def step(self, by):
        self.cells[self.at] = (self.cells[self.at] + by) % 256
        self.at = (self.at + 1) % len(self.cells)


outside(b"abc")
outside(bytearray(b"abc"))
array = bytearray(3)
for item in (255, 256, -1, True, 2**70, 0):
    print(put(array, 0, item), put(array, -3, item))
put(array, 3, 1)
put(array, -4, 1)
put(array, 5, 300)
put(array, 0, "a")
put(array, 0, 1.5)
print(array, checksum(b"The quick brown fox"), checksum(bytearray(b"jumps")), checksum(b""))
print(while_it_grows())
print(moved())
print(sieve(60))
print(xor(b"secret text", b"key"), xor(xor(b"secret text", b"key"), b"key"))
print(pairs(b"\x01\x02\xff\x00"), pairs(bytearray(b"odd")))
tape = Tape(3)
for i in range(10):
    tape.step(i * 40)
print(tape.cells, [hex(cell) for cell in tape.cells])
print(sum(b"abc"), sum(bytearray(b"\xff\xff"), 0.5), max(b"hello"), min(bytearray(b"hello")), any(b"\0\0"), all(bytearray()))
print(sorted(b"cab"), list(bytearray(b"xy")), set(b"aa"), tuple(b"ab"), dict.fromkeys(b"a"), [*b"z"], list(map(chr, b"hey")))
