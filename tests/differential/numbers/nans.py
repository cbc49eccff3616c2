"""Each NaN that a text gives is an object of its own; containers compare by identity first."""
import math
import pickle
import struct
from array import array

nan = float("nan")
other = float("nan")


def show(*values):
    print(*values)


show([nan] == [nan], [nan] == [other], nan in [nan], nan in [other], [nan, other].index(other), [nan, other, nan].count(nan))
show((nan,) == (nan,), (nan,) == (other,), {nan: 1} == {nan: 1}, {nan: 1} == {other: 1}, len({nan, other, nan}), {nan: 1}.get(other))
show(nan is nan, nan is other, nan == nan, nan != nan, [nan] != [other])
show([float("nan")] == [float("nan")], float("nan") in [float("nan")], len({float("nan") for _ in range(5)}))
show(math.nan in [math.nan], [math.nan] == [math.nan], [math.nan] == [nan], nan in (math.nan, other))
made = [float(text) for text in ("nan", "-nan", "NaN")]
show(made == made, made == made[:], made[0] in made[1:], [made[0]] == [made[1]], made.index(made[2]))
made.remove(made[1])
show(len(made), str(made), repr(-nan), abs(nan), f"{-other:.1f}", nan.hex())
x = nan
for _ in range(3):
    x = -x
show(math.isnan(x), x in [x], [x, 1.0] == [x, 1], max(nan, 1.0) is nan, sorted([2.0, 1.0]) == [1.0, 2.0])
show(struct.pack(">d", other), struct.pack("<f", other), array("d", [other]).tobytes(), pickle.dumps(other, 2))
show(math.isnan(struct.unpack(">d", struct.pack(">Q", 0xFFFFFFFFFFFFFFFF))[0]), array("d", [nan, other])[1] == other)


def mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else float("nan")


empty = mean([])
show(empty in [empty], [empty] == [mean([])], mean([1.0, 2.0]))
