# When does s += t reuse the string, and what does it cost otherwise?
# Warnings of "is" with a literal are part of the question.
import sys
rc, gs = sys.getrefcount, sys.getsizeof
def alone(n):
    s = "".join(["start"]); keep = 0
    for i in range(n):
        before = id(s); s += "x"; keep += id(s) == before
    return keep > 0, len(s), rc(s)
def shared(n):
    s = "".join(["start"]); moved = 0
    for i in range(n):
        other = s; before = id(s); s += "x"; moved += id(s) != before
    return moved == n, len(s), rc(s), rc(other)
print(alone(100), shared(100))
class A: pass
def attribute(n):
    a = A(); a.s = "".join(["st"])
    old = a.s
    a.s += "x"; return a.s, old, rc(a.s), a.s is old
print(attribute(1))
def item(): l = ["".join(["st"])]; l[0] += "x"; return l, rc(l[0])
def cell():
    s = "".join(["st"])
    def inner(): nonlocal s; s += "y"; return s
    return inner(), inner(), rc(inner())
print(item(), cell())
s = "abc"; t = s; s += ""; print(s is t); s = "" + t; print(s is t); s = t + ""; print(s is t); s = t * 1; print(s is t, t[:] is t, str(t) is t, t.__str__() is t, f"{t}" is t, "%s" % t is t, "".join([t]) is t, "".join((t, "")) is t, t.strip() is t, t.replace("z", "y") is t, t.ljust(1) is t, t.center(3) is t, t.zfill(2) is t, t.expandtabs() is t, t.lower() is t, t.title() is t, t.partition("z")[0] is t, t.split("z")[0] is t, t.removeprefix("q") is t, t.translate({}) is t, t.encode().decode() is t, format(t) is t, "{}".format(t) is t)
class S(str): pass
q = S("abc"); print(type(q + ""), type("" + q), type(q[:]), type(q.strip()), q[:] is q, str(q) is q, type(str(q)), "".join([q]) is q, type("".join([q])), type(q * 1), type(f"{q}"), type("%s" % q), type(q.lower()), type(q.replace("z", "")))
h = "".join(["ha", "sh"]); hash(h); u = h; del u; b = id(h); h += "!"; print(h, hash(h) == hash("hash!"))
k = "".join(["ke", "y"]); d = {k: 1}; k += "s"; print(k, d, "key" in d); i = sys.intern("".join(["in", "tern"])); j = i; j += "ed"; print(i, j, i is sys.intern("intern"))
w = "".join(["a"] * 10); print(gs(w)); w += "é"; print(gs(w), len(w)); w += "€"; print(gs(w)); w += "😀"; print(gs(w)); w = w[:-1]; print(gs(w)); w = w[:-1]; print(gs(w)); w = w[:-1]; print(gs(w), w)
grown = ""; sizes = set()
for n in range(200): grown += "ab"; sizes.add(gs(grown) - len(grown))
print(sizes, gs(grown), gs(grown[:]), gs(grown * 1), gs("".join(grown)), gs(grown.encode()))
enc = "é" * 10; x = gs(enc); enc.encode(); print(gs(enc) - x); enc.isidentifier(); print(gs(enc) - x)
import io
o = io.StringIO(); [o.write("ab") for _ in range(100)]; r = o.getvalue(); print(len(r), gs(r), o.getvalue() == r); by = b"".join([b"ab"]); bi = id(by); by += b"c"; print(by, gs(by), rc(by)); ba = bytearray(b"ab"); bb = ba; ba += b"c"; print(bb, ba is bb); ba = ba + b"d"; print(bb, ba is bb)
print("a" "b" is "ab", "a" + "b" is "ab", "ab" * 2 is "abab", ("x" * 4096) is ("x" * 4096), "-" * 3 is "---", "a b" is "a b", (lambda: "ab" + "c")() is "abc", "".join("abc") is "abc")
p, *_ = "ab cd".split(); print(p is "ab", sys.intern(p) is "ab", p[0] is "a", "ab"[0] is "a", "é"[0] is "é", "€"[0] is "€", chr(233) is "é", chr(256) is chr(256), str(5) is "5", str(55) is str(55), repr("a") is repr("a"), "abc"[1:2] is "b", next(iter("xyz")) is "x", b"ab"[0:1] is b"a", bytes([97]) is b"a", bytes([97]) is bytes([97]))
