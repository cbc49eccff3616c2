"""What a super has: its attributes, uses and errors."""


def show(shown, thunk):
    try:
        print(shown, "=>", repr(thunk()))
    except Exception as error:
        print(shown, "=>", type(error).__name__, error)


class Base:
    value = "base"

    def __init__(self, x=0):
        self.x = x

    def who(self):
        return "Base"

    @classmethod
    def make(cls):
        return cls.__name__

    @property
    def p(self):
        return self.x


class Left(Base):
    def who(self):
        return "Left " + super().who()


class Right(Base):
    def who(self):
        return "Right " + super().who()


class Both(Left, Right):
    value = "both"

    def __init__(self):
        super().__init__(5)

    def who(self):
        return "Both " + super().who()

    @classmethod
    def make(cls):
        return "made " + super().make()

    @property
    def p(self):
        return super().p + 1

    def missing(self):
        return super().nothing

    def assign(self):
        super().x = 1


b = Both()
s = super(Both, b)
show('b.who()', lambda: b.who())
show('b.x', lambda: b.x)
show('b.p', lambda: b.p)
show('Both.make()', lambda: Both.make())
show('b.missing()', lambda: b.missing())
show('b.assign()', lambda: b.assign())
show('s.who()', lambda: s.who())
show('s.value', lambda: s.value)
show('super(Left, b).who()', lambda: super(Left, b).who())
show('super(Right, b).who()', lambda: super(Right, b).who())
show('super(Base, b).who()', lambda: super(Base, b).who())
show('super(Both, Both).make()', lambda: super(Both, Both).make())
show('s.__thisclass__', lambda: s.__thisclass__)
show('s.__self__ is b', lambda: s.__self__ is b)
show('s.__self_class__', lambda: s.__self_class__)
show('s.__class__', lambda: s.__class__)
show('type(s)', lambda: type(s))
show('super(Both).__self__', lambda: super(Both).__self__)
show('super(Both).__get__(b).who()', lambda: super(Both).__get__(b).who())
show('super(int, 5).bit_length()', lambda: super(int, 5).bit_length())
show('super(bool, True).__repr__()', lambda: super(bool, True).__repr__())
show('super(5)', lambda: super(5))
show("super(int, 'a')", lambda: super(int, 'a'))
show('super(1, 2)', lambda: super(1, 2))
show('super(int, 5, 6)', lambda: super(int, 5, 6))
show('super(Both, b, x=1)', lambda: super(Both, b, x=1))
show('(lambda: super())()', lambda: (lambda: super())())
show('s.nothing', lambda: s.nothing)
show("setattr(s, 'x', 1)", lambda: setattr(s, 'x', 1))
show('s.__eq__(s)', lambda: s.__eq__(s))
show('s.__ne__(s)', lambda: s.__ne__(s))
show('s.__hash__() == hash(s)', lambda: s.__hash__() == hash(s))
show('s.__init_subclass__()', lambda: s.__init_subclass__())
show('s.__subclasshook__(int)', lambda: s.__subclasshook__(int))
show('s.__repr__() == b.__repr__()', lambda: s.__repr__() == b.__repr__())
show('repr(s).startswith("<super: <class \'Both\'>")', lambda: repr(s).startswith("<super: <class 'Both'>"))
show("s.__format__('') == str(b)", lambda: s.__format__('') == str(b))
show("s.__getattribute__('who')().startswith('Both')", lambda: s.__getattribute__('who')().startswith('Both'))
show('s[0]', lambda: s[0])
show('len(s)', lambda: len(s))
show('s()', lambda: s())
