"""Frozen data classes with slots: copies and pickles, with states of one's own."""
import copy
import pickle
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    tags: list = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Counted:
    word: str
    seen: int

    def __getstate__(self):
        return [self.word, 0]


place = Place("Rome", ["old"])
for copied in (copy.copy(place), copy.deepcopy(place), *[pickle.loads(pickle.dumps(place, protocol)) for protocol in range(6)]):
    print(copied, copied == place, copied.tags is place.tags)
print(place.__getstate__(), pickle.loads(pickle.dumps(Counted("a", 5))), copy.copy(Counted("b", 7)))
