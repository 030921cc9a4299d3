# Comments, blank lines, continuation, semicolons, odd indentation.
if True:
      x = 1   # six spaces
      # a comment at another depth
   # and another

      y = 2

def f(a,
b,
        c
    ): return (a +
  b
            + c)
z = [
    1,  # one

    2,
]
print(x, y, z, f(1, 2, 3)); print("second"); print("third");
w = 1 + \
    2
s = "a" \
    "b"
print(w, s)
class A: x = 1; y = 2
print(A.x + A.y)
if w: pass; print("same line")
while x: x = 0; print("loop")
for i in 1, 2: print(i, end=";")
print()
