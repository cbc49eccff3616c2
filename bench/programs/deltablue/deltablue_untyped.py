"""An incremental solver of one-way constraints with strengths: chains of equalities and scaled variables."""

import sys

REQUIRED, STRONG_PREFERRED, PREFERRED, STRONG_DEFAULT, NORMAL, WEAK_DEFAULT, WEAKEST = range(7)
NONE, FORWARD, BACKWARD = 0, 1, -1


def stronger(a, b):
    return a < b


class Variable:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.walk_strength = WEAKEST
        self.stay = True

    def remove(self, constraint):
        self.constraints.remove(constraint)
        if self.determined_by is constraint:
            self.determined_by = None


class Constraint:
    def __init__(self, strength):
        self.strength = strength

    def add_to_graph(self):
        raise NotImplementedError

    def remove_from_graph(self):
        raise NotImplementedError

    def is_input(self):
        return False

    def satisfied(self):
        raise NotImplementedError

    def choose_method(self, mark):
        raise NotImplementedError

    def unsatisfy(self):
        raise NotImplementedError

    def mark_inputs(self, mark):
        raise NotImplementedError

    def inputs_known(self, mark):
        raise NotImplementedError

    def target(self):
        raise NotImplementedError

    def recalculate(self):
        raise NotImplementedError

    def execute(self):
        raise NotImplementedError

    def satisfy(self, mark, planner):
        """Tries to enforce this constraint; gives the weaker one it pushed out."""
        self.choose_method(mark)
        if not self.satisfied():
            if self.strength == REQUIRED:
                raise ValueError("a required constraint cannot be satisfied")
            return None
        self.mark_inputs(mark)
        out = self.target()
        overridden = out.determined_by
        if overridden is not None:
            overridden.unsatisfy()
        out.determined_by = self
        if not planner.propagate(self, mark):
            raise ValueError("the constraints form a cycle")
        out.mark = mark
        return overridden


class UnaryConstraint(Constraint):
    def __init__(self, variable, strength, planner):
        super().__init__(strength)
        self.out = variable
        self.on = False
        planner.add(self)

    def add_to_graph(self):
        self.out.constraints.append(self)
        self.on = False

    def remove_from_graph(self):
        self.out.remove(self)
        self.on = False

    def satisfied(self):
        return self.on

    def choose_method(self, mark):
        self.on = self.out.mark != mark and stronger(self.strength, self.out.walk_strength)

    def unsatisfy(self):
        self.on = False

    def mark_inputs(self, mark):
        pass

    def inputs_known(self, mark):
        return True

    def target(self):
        return self.out

    def recalculate(self):
        self.out.walk_strength = self.strength
        self.out.stay = not self.is_input()
        if self.out.stay:
            self.execute()


class StayConstraint(UnaryConstraint):
    def execute(self):
        pass


class EditConstraint(UnaryConstraint):
    def is_input(self):
        return True

    def execute(self):
        pass


class BinaryConstraint(Constraint):
    def __init__(self, v1, v2, strength, planner):
        super().__init__(strength)
        self.v1 = v1
        self.v2 = v2
        self.direction = NONE
        planner.add(self)

    def add_to_graph(self):
        self.v1.constraints.append(self)
        self.v2.constraints.append(self)
        self.direction = NONE

    def remove_from_graph(self):
        self.v1.remove(self)
        self.v2.remove(self)
        self.direction = NONE

    def choose_method(self, mark):
        if self.v1.mark == mark:
            free = self.v2.mark != mark and stronger(self.strength, self.v2.walk_strength)
            self.direction = FORWARD if free else NONE
        elif self.v2.mark == mark:
            free = stronger(self.strength, self.v1.walk_strength)
            self.direction = BACKWARD if free else NONE
        elif stronger(self.v2.walk_strength, self.v1.walk_strength):
            self.direction = BACKWARD if stronger(self.strength, self.v1.walk_strength) else NONE
        else:
            self.direction = FORWARD if stronger(self.strength, self.v2.walk_strength) else NONE

    def satisfied(self):
        return self.direction != NONE

    def unsatisfy(self):
        self.direction = NONE

    def input(self):
        return self.v1 if self.direction == FORWARD else self.v2

    def target(self):
        return self.v2 if self.direction == FORWARD else self.v1

    def mark_inputs(self, mark):
        self.input().mark = mark

    def inputs_known(self, mark):
        source = self.input()
        return source.mark == mark or source.stay or source.determined_by is None

    def recalculate(self):
        source, out = self.input(), self.target()
        out.walk_strength = max(self.strength, source.walk_strength)
        out.stay = source.stay
        if out.stay:
            self.execute()


class EqualConstraint(BinaryConstraint):
    def execute(self):
        self.target().value = self.input().value


class ScaleConstraint(BinaryConstraint):
    """v2 = v1 * scale + offset."""

    def __init__(self, v1, scale, offset, v2, strength,
                 planner):
        self.scale = scale
        self.offset = offset
        super().__init__(v1, v2, strength, planner)

    def add_to_graph(self):
        super().add_to_graph()
        self.scale.constraints.append(self)
        self.offset.constraints.append(self)

    def remove_from_graph(self):
        super().remove_from_graph()
        self.scale.remove(self)
        self.offset.remove(self)

    def mark_inputs(self, mark):
        super().mark_inputs(mark)
        self.scale.mark = self.offset.mark = mark

    def execute(self):
        if self.direction == FORWARD:
            self.v2.value = self.v1.value * self.scale.value + self.offset.value
        else:
            self.v1.value = (self.v2.value - self.offset.value) // self.scale.value

    def recalculate(self):
        source, out = self.input(), self.target()
        out.walk_strength = max(self.strength, source.walk_strength)
        out.stay = source.stay and self.scale.stay and self.offset.stay
        if out.stay:
            self.execute()


class Planner:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def add(self, constraint):
        constraint.add_to_graph()
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def remove(self, constraint):
        out = constraint.target()
        constraint.unsatisfy()
        constraint.remove_from_graph()
        loose = self.remove_from(out)
        for strength in range(REQUIRED, WEAKEST + 1):
            for candidate in loose:
                if candidate.strength == strength:
                    self.retry(candidate)

    def retry(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def remove_from(self, out):
        out.determined_by = None
        out.walk_strength = WEAKEST
        out.stay = True
        unsatisfied = []
        todo = [out]
        while todo:
            variable = todo.pop()
            for constraint in variable.constraints:
                if not constraint.satisfied():
                    unsatisfied.append(constraint)
            determining = variable.determined_by
            for constraint in variable.constraints:
                if constraint is not determining and constraint.satisfied():
                    constraint.recalculate()
                    todo.append(constraint.target())
        return unsatisfied

    def propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            current = todo.pop()
            if current.target().mark == mark:
                return False
            current.recalculate()
            self.consumers(current.target(), todo)
        return True

    def consumers(self, variable, found):
        determining = variable.determined_by
        for constraint in variable.constraints:
            if constraint is not determining and constraint.satisfied():
                found.append(constraint)

    def plan(self, sources):
        """The constraints to execute, in order, after the sources' variables were set."""
        mark = self.new_mark()
        plan = []
        todo = sources
        while todo:
            constraint = todo.pop()
            out = constraint.target()
            if out.mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                out.mark = mark
                self.consumers(out, todo)
        return plan


def change(planner, variable, value):
    edit = EditConstraint(variable, PREFERRED, planner)
    plan = planner.plan([edit])
    for _ in range(10):
        variable.value = value
        for constraint in plan:
            constraint.execute()
    planner.remove(edit)


def chain(n):
    """A long chain of equalities: a change at one end must reach the other."""
    planner = Planner()
    variables = [Variable(f"v{i}", 0) for i in range(n + 1)]
    for i in range(n):
        EqualConstraint(variables[i], variables[i + 1], REQUIRED, planner)
    StayConstraint(variables[n], STRONG_DEFAULT, planner)
    edit = EditConstraint(variables[0], PREFERRED, planner)
    plan = planner.plan([edit])
    total = 0
    for value in range(100):
        variables[0].value = value
        for constraint in plan:
            constraint.execute()
        if variables[n].value != value:
            raise AssertionError("the chain is broken")
        total += variables[n].value
    planner.remove(edit)
    return total


def projection(n):
    """Pairs of variables in a linear relation, changed from either side."""
    planner = Planner()
    scale = Variable("scale", 10)
    offset = Variable("offset", 1000)
    sources = []
    targets = []
    for i in range(n):
        source = Variable(f"source{i}", i)
        target = Variable(f"target{i}", i)
        sources.append(source)
        targets.append(target)
        StayConstraint(source, NORMAL, planner)
        ScaleConstraint(source, scale, offset, target, REQUIRED, planner)
    change(planner, sources[0], 17)
    assert targets[0].value == 1170, targets[0].value
    change(planner, targets[0], 1050)
    assert sources[0].value == 5, sources[0].value
    change(planner, scale, 5)
    total = 0
    for i in range(n - 1):
        assert targets[i].value == sources[i].value * 5 + 1000, i
        total += targets[i].value
    change(planner, offset, 2000)
    for i in range(n - 1):
        assert targets[i].value == sources[i].value * 5 + 2000, i
        total += targets[i].value
    return total


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 2_500
    rounds = 4
    total = 0
    for i in range(rounds):
        total += chain(n + i)
        total += projection(n + i)
    print(total)


main()
