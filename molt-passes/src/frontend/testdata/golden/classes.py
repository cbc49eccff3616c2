@decorator
class C(Base, metaclass=Meta, **kw):
    """A class."""
    count: int = 0
    names = [count for _ in range(count)]

    def method(self):
        self.__private = super().method()
        return __class__

    @property
    async def later(self):
        async with self as s, s.t: await s
        async for i in s: yield i
        return
