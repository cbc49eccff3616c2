"""A stack machine that runs a program counting primes and summing Collatz lengths."""

import sys

PUSH, LOAD, STORE, ADD, SUB, MUL, DIV, MOD, LT, EQ, JUMP, JUMP_UNLESS, PRINT, CALL, RETURN, HALT = range(16)
NAMES = {"push": PUSH, "load": LOAD, "store": STORE, "add": ADD, "sub": SUB, "mul": MUL, "div": DIV, "mod": MOD,
         "lt": LT, "eq": EQ, "jump": JUMP, "unless": JUMP_UNLESS, "print": PRINT, "call": CALL, "return": RETURN,
         "halt": HALT}

PROGRAM = """
    push 2          store candidate
    push 0          store primes
outer:
    load candidate  load limit lt unless finish
    push 2          store divisor
inner:
    load divisor load divisor mul load candidate push 1 add lt unless prime
    load candidate load divisor mod push 0 eq unless next
    jump composite
next:
    load divisor push 1 add store divisor
    jump inner
prime:
    load primes push 1 add store primes
composite:
    load candidate call collatz load lengths add store lengths
    load candidate push 1 add store candidate
    jump outer
finish:
    load primes print
    load lengths print
    halt
collatz:
    store n         push 0 store length
again:
    push 1 load n lt unless done
    load n push 2 mod push 0 eq unless odd
    load n push 2 div store n
    jump counted
odd:
    load n push 3 mul push 1 add store n
counted:
    load length push 1 add store length
    jump again
done:
    load length
    return
"""


def assemble(text):
    """The code as a list of (operation, argument), and the names of the variables."""
    words = text.split()
    labels = {}
    variables = {}
    at = 0
    for i, word in enumerate(words):
        if word.endswith(":"):
            labels[word[:-1]] = at
        elif word in NAMES:
            at += 1
    code = []
    i = 0
    while i < len(words):
        word = words[i]
        i += 1
        if word.endswith(":"):
            continue
        operation = NAMES[word]
        argument = 0
        if operation in (PUSH, LOAD, STORE, JUMP, JUMP_UNLESS, CALL):
            text_argument = words[i]
            i += 1
            if operation == PUSH:
                argument = int(text_argument)
            elif operation in (LOAD, STORE):
                argument = variables.setdefault(text_argument, len(variables))
            else:
                argument = labels[text_argument]
        code.append((operation, argument))
    return code, variables


class Machine:
    def __init__(self, code, size):
        self.code = code
        self.memory = [0] * size
        self.stack = []
        self.calls = []
        self.output = []
        self.steps = 0

    def run(self):
        code, memory, stack = self.code, self.memory, self.stack
        pc = 0
        steps = 0
        while True:
            operation, argument = code[pc]
            pc += 1
            steps += 1
            if operation == PUSH:
                stack.append(argument)
            elif operation == LOAD:
                stack.append(memory[argument])
            elif operation == STORE:
                memory[argument] = stack.pop()
            elif operation == ADD:
                right = stack.pop()
                stack.append(stack.pop() + right)
            elif operation == SUB:
                right = stack.pop()
                stack.append(stack.pop() - right)
            elif operation == MUL:
                right = stack.pop()
                stack.append(stack.pop() * right)
            elif operation == DIV:
                right = stack.pop()
                stack.append(stack.pop() // right)
            elif operation == MOD:
                right = stack.pop()
                stack.append(stack.pop() % right)
            elif operation == LT:
                right = stack.pop()
                stack.append(1 if stack.pop() < right else 0)
            elif operation == EQ:
                right = stack.pop()
                stack.append(1 if stack.pop() == right else 0)
            elif operation == JUMP:
                pc = argument
            elif operation == JUMP_UNLESS:
                if not stack.pop():
                    pc = argument
            elif operation == PRINT:
                self.output.append(stack.pop())
            elif operation == CALL:
                self.calls.append(pc)
                pc = argument
            elif operation == RETURN:
                pc = self.calls.pop()
            elif operation == HALT:
                self.steps = steps
                return
            else:
                raise ValueError(f"unknown operation {operation}")


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    code, variables = assemble(PROGRAM)
    machine = Machine(code, len(variables))
    machine.memory[variables["limit"]] = limit
    machine.run()
    print(len(code), machine.output, machine.steps)


main()
