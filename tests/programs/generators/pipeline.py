# Generators that feed generators.
def read(lines):
    for line in lines:
        print("read", line)
        yield line
def grep(pattern, lines):
    return (line for line in lines if pattern in line)
def number(lines):
    for i, line in enumerate(lines, 1):
        yield f"{i}: {line}"
for line in number(grep("a", read(["abc", "xyz", "bar"]))):
    print(line)
