# f-strings: expressions, conversions, specifications, nesting.
name, value, width = "Ann", 3.14159, 10
d = {"key": "v", 1: [5]}
print(f"{name}", f"{name!r}", f"{name!s:>6}", f"{name!a}", f"{value:.2f}", f"{value:{width}.{2}f}|", f"{d['key']}", f"{d[1][0] + 1}", f"{{}} {{{name}}}", f"{1 + 2}", f"{[i for i in range(3)]}")
print(f"{name=}", f"{name=!s}", f"{value = :.1f}", f"{1+1=}", f"{name!r:^9}", f"{(lambda x: x * 2)(4)}", f"{'nested ' + f'{name}'}", f"{'a' if value > 3 else 'b'}", f'{"x":>{width - 5}}', f"{value:{'>'}{width}}", rf"\d{name}")
print(f"a" "b{c}" f"{name}" 'd', f"""{
    name
} multi""", f"{ {'a': 1}['a'] }", f"{name:}", f"{3,4}", f"{not 1}", f"{name.upper()[::-1]}", f"{10:#x} {10!r:#>4}", f"{None} {True:d} {'':5}|")
