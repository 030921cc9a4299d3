# input reads lines from standard input.
name = input("name? ")
print([name], input())
try:
    input()
except EOFError as error:
    print(error)
