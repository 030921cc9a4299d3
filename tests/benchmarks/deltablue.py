"""Constraints kept by an incremental solver: small objects, methods chosen by class, lists that grow and shrink."""

REQUIRED, STRONG, NORMAL, WEAK, WEAKEST = 0, 1, 3, 5, 6


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.strength = WEAKEST
        self.stay = True


class Constraint:
    def __init__(self, strength):
        self.strength = strength

    def attach(self, planner):
        for variable in self.variables():
            variable.constraints.append(self)
        self.forget()
        planner.add(self)

    def detach(self, planner):
        if self.is_satisfied():
            planner.remove(self)
        for variable in self.variables():
            if self in variable.constraints:
                variable.constraints.remove(self)

    def satisfy(self, mark, planner):
        self.choose(mark)
        if not self.is_satisfied():
            if self.strength == REQUIRED:
                raise ValueError("cannot satisfy a required constraint")
            return None
        for variable in self.inputs():
            variable.mark = mark
        out = self.output()
        overridden = out.determined_by
        if overridden is not None:
            overridden.forget()
        out.determined_by = self
        if not planner.propagate(self, mark):
            raise ValueError("cycle")
        out.mark = mark
        return overridden

    def known(self, mark):
        for variable in self.inputs():
            if not (variable.mark == mark or variable.stay or variable.determined_by is None):
                return False
        return True


class Unary(Constraint):
    is_input = False

    def __init__(self, variable, strength, planner):
        super().__init__(strength)
        self.variable = variable
        self.satisfied = False
        self.attach(planner)

    def variables(self):
        return (self.variable,)

    def inputs(self):
        return ()

    def output(self):
        return self.variable

    def is_satisfied(self):
        return self.satisfied

    def forget(self):
        self.satisfied = False

    def choose(self, mark):
        self.satisfied = self.variable.mark != mark and self.strength < self.variable.strength

    def recalculate(self):
        self.variable.strength = self.strength
        self.variable.stay = not self.is_input
        if self.variable.stay:
            self.execute()

    def execute(self):
        pass


class Edit(Unary):
    is_input = True


class Binary(Constraint):
    def __init__(self, first, second, strength, planner):
        super().__init__(strength)
        self.first = first
        self.second = second
        self.direction = 0
        self.attach(planner)

    def variables(self):
        return (self.first, self.second)

    def inputs(self):
        return (self.first if self.direction > 0 else self.second,)

    def output(self):
        return self.second if self.direction > 0 else self.first

    def is_satisfied(self):
        return self.direction != 0

    def forget(self):
        self.direction = 0

    def choose(self, mark):
        first, second = self.first, self.second
        if first.mark == mark:
            self.direction = 1 if second.mark != mark and self.strength < second.strength else 0
        elif second.mark == mark:
            self.direction = -1 if first.mark != mark and self.strength < first.strength else 0
        elif first.strength > second.strength:
            self.direction = -1 if self.strength < first.strength else 0
        else:
            self.direction = 1 if self.strength < second.strength else 0

    def recalculate(self):
        source, out = self.inputs()[0], self.output()
        out.strength = max(self.strength, source.strength)
        out.stay = source.stay
        if out.stay:
            self.execute()

    def execute(self):
        self.output().value = self.inputs()[0].value


class Scale(Binary):
    def __init__(self, source, scale, offset, target, strength, planner):
        self.scale = scale
        self.offset = offset
        super().__init__(source, target, strength, planner)

    def variables(self):
        return (self.first, self.second, self.scale, self.offset)

    def inputs(self):
        return (self.first if self.direction > 0 else self.second, self.scale, self.offset)

    def execute(self):
        if self.direction > 0:
            self.second.value = self.first.value * self.scale.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.scale.value

    def recalculate(self):
        super().recalculate()
        self.output().stay = all(variable.stay for variable in self.inputs())


class Planner:
    def __init__(self):
        self.mark = 0

    def next_mark(self):
        self.mark += 1
        return self.mark

    def add(self, constraint):
        mark = self.next_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def remove(self, constraint):
        out = constraint.output()
        constraint.forget()
        unsatisfied = self.unsatisfied_after(out)
        for strength in range(REQUIRED, WEAKEST + 1):
            for other in unsatisfied:
                if other.strength == strength:
                    self.add(other)

    def unsatisfied_after(self, out):
        out.determined_by = None
        out.strength = WEAKEST
        out.stay = True
        unsatisfied = []
        todo = [out]
        while todo:
            variable = todo.pop()
            for constraint in variable.constraints:
                if not constraint.is_satisfied():
                    unsatisfied.append(constraint)
            self.consumers(variable, downstream := [])
            for constraint in downstream:
                constraint.recalculate()
                todo.append(constraint.output())
        return unsatisfied

    def consumers(self, variable, found):
        source = variable.determined_by
        for constraint in variable.constraints:
            if constraint is not source and constraint.is_satisfied():
                found.append(constraint)

    def propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            current = todo.pop()
            if current.output().mark == mark:
                self.remove(constraint)
                return False
            current.recalculate()
            self.consumers(current.output(), todo)
        return True

    def plan(self, sources):
        mark = self.next_mark()
        plan = []
        todo = [source for source in sources if source.is_satisfied()]
        while todo:
            constraint = todo.pop()
            out = constraint.output()
            if out.mark != mark and constraint.known(mark):
                plan.append(constraint)
                out.mark = mark
                self.consumers(out, todo)
        return plan


def change(planner, variable, value):
    edit = Edit(variable, STRONG, planner)
    plan = planner.plan([edit])
    for _ in range(10):
        variable.value = value
        for constraint in plan:
            constraint.execute()
    edit.detach(planner)


def chain(length):
    planner = Planner()
    variables = [Variable(f"v{index}") for index in range(length + 1)]
    for first, second in zip(variables, variables[1:]):
        Binary(first, second, REQUIRED, planner)
    Unary(variables[-1], NORMAL, planner)
    edit = Edit(variables[0], STRONG, planner)
    plan = planner.plan([edit])
    total = 0
    for value in range(100):
        variables[0].value = value
        for constraint in plan:
            constraint.execute()
        total += variables[-1].value
    edit.detach(planner)
    return total


def projection(count):
    planner = Planner()
    scale, offset = Variable("scale", 10), Variable("offset", 1000)
    sources, targets = [], []
    for index in range(count):
        sources.append(Variable("s", index))
        targets.append(Variable("t", index))
        Unary(sources[-1], NORMAL, planner)
        Scale(sources[-1], scale, offset, targets[-1], REQUIRED, planner)
    change(planner, sources[0], 17)
    first = targets[0].value
    change(planner, targets[0], 1050)
    second = sources[0].value
    change(planner, scale, 5)
    third = sum(target.value for target in targets)
    change(planner, offset, 2000)
    return first, second, third, sum(target.value for target in targets)


print(chain(2600), projection(2600), sep="\n")
