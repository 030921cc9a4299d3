"""re: searching, splitting, replacing and taking apart texts of several kinds."""
import re

WORDS = "Perl Python PythonPython Tcl ruby Lua C++ C fortran 77 ada95 xyz_123 foo@example.org http://example.org/a/b?c=d&e=f".split()
TEXT = " ".join(WORDS[number * number % len(WORDS)] + (";" if number % 5 == 0 else "") for number in range(6_000))
DNA = "".join("acgt"[number * number // 3 % 4] for number in range(60_000))
LOG = "\n".join(f"2024-0{number % 9 + 1}-1{number % 10} 12:{number % 60:02d} [{'WARN' if number % 4 else 'INFO'}] user{number}: took {number / 8:.2f}s"
                for number in range(4_000))

PATTERNS = ("Python|Perl", "(Python|Perl)", "(?:P|T)[a-z]+", r"\b\w+@\w+\.\w+\b", r"(\w+)://([^/\s]+)(/[^?\s]*)?", ".*Python", "([0a-z][a-z0-9]*,)+")

found = 0
for _ in range(13):
    for text in PATTERNS:
        pattern = re.compile(text)
        found += sum(1 for _ in pattern.finditer(TEXT))
    found += len(re.split(r"[;\s]+", TEXT)) + len(re.sub(r"(\w+)@(\w+)", r"\2 at \1", TEXT))
    found += len(re.findall("agggtaaa|tttaccct|[cgt]gggtaaa|tttaccc[acg]", DNA)) + len(re.sub("tga[ct]", lambda match: match[0].upper(), DNA))
    line = re.compile(r"(?P<day>\d+-\d+-\d+) (?P<time>[\d:]+) \[(?P<level>\w+)\] (?P<user>\w+): took (?P<seconds>[\d.]+)s", re.MULTILINE)
    seconds = 0.0
    for match in line.finditer(LOG):
        if match["level"] == "WARN" and match.group("user").endswith("7"):
            seconds += float(match["seconds"])
    found += sum(1 for row in LOG.splitlines() if line.match(row))
compiled = 0
for number in range(300):
    compiled += re.compile(rf"(a{number}|b[c-{'xyz'[number % 3]}]+)*?\s(?P<n>\d{{1,3}})(?=end)").groups
print(found, f"{seconds:.2f}", compiled)
