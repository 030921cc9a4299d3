# join, += and StringIO give the same text.
import io
parts = [str(i) for i in range(100)]
s = ""
for p in parts: s += p
out = io.StringIO()
for p in parts: out.write(p)
print(s == "".join(parts) == out.getvalue(), len(s))
