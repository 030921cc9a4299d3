# Regular expressions.
import re
print(re.match(r"(\w+) (\w+)", "hello big world").groups(), re.search(r"\d+", "abc123def").group(), re.findall(r"[a-z]\d", "a1 b2 c"), re.sub(r"(\w)(\d)", r"\2\1", "a1 b2"), re.split(r"[,;]\s*", "a, b;c"), re.fullmatch("a+", "aaa") is not None, re.match("b", "ab"))
m = re.search(r"(?P<key>\w+)=(?P<value>\w*)", "x: name=Ann!")
print(m.group("key"), m["value"], m.groupdict(), m.span(), m.start("value"), m.group(0, 1), m, m.string, m.re.pattern, m.lastgroup)
p = re.compile("A.b", re.I | re.S)
print(p.findall("a\nb AxB"), p.flags & re.I, re.sub("a", lambda m: m.group().upper(), "banana", count=2), [x.start() for x in re.finditer("a", "banana")], re.escape("a.b*"), re.subn("a", "", "banana"), re.findall("(a)(b)?", "aba"), re.split("(-)", "1-2"))
for pattern in ("(", "[a", "*a", "(?P<1>a)", "a{2,1}", "\\"):
    try:
        re.compile(pattern)
    except re.error as error:
        print(repr(pattern), error)
