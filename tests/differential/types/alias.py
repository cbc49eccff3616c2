"""Types with arguments and unions: usual, edge and wrong uses."""


def show(shown, thunk):
    try:
        print(shown, "=>", repr(thunk()))
    except Exception as error:
        print(shown, "=>", type(error).__name__, error)


show('list[int]', lambda: list[int])
show('dict[str, int]', lambda: dict[str, int])
show('tuple[int, ...]', lambda: tuple[int, ...])
show('list[int]()', lambda: list[int]())
show('int[str]', lambda: int[str])
show('type[int]', lambda: type[int])
show('int | str', lambda: int | str)
show('int | None', lambda: int | None)
show('int | "a"', lambda: int | "a")
show('None | int', lambda: None | int)
show('list[int] | None', lambda: list[int] | None)
show('(int | str) == (str | int)', lambda: (int | str) == (str | int))
