# An interpreter of a stack language.
def run(source):
    stack, words = [], {}
    ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b}
    def execute(tokens):
        tokens = iter(tokens)
        for t in tokens:
            if t == ":":
                name, body = next(tokens), []
                for w in tokens:
                    if w == ";": break
                    body.append(w)
                words[name] = body
            elif t in ops:
                b, a = stack.pop(), stack.pop()
                stack.append(ops[t](a, b))
            elif t == "dup": stack.append(stack[-1])
            elif t == "swap": stack[-1], stack[-2] = stack[-2], stack[-1]
            elif t == ".": print(stack.pop(), end=" ")
            elif t in words: execute(words[t])
            else: stack.append(int(t))
    execute(source.split())
    print()
run(": square dup * ; 5 square . 2 3 swap - . : quad square square ; 3 quad .")
try:
    run("1 +")
except IndexError as e:
    print(e)
