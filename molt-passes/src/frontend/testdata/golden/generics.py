def first[T: int, *Ts, **P](x: T, default=None) -> T: return x
class Box[T](Base):
    def get(self) -> T: ...
type Pair[A, B: (int, str)] = tuple[A, B]
type Plain = int
