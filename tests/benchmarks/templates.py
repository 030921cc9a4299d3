"""Templates compiled to Python: text into source, exec, then many renderings with escaping and filters."""
import re

PIECES = re.compile(r"(\$\{.*?\}|<%.*?%>)", re.DOTALL)
ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escape(value):
    text = value if type(value) is str else str(value)
    for char, entity in ESCAPED.items():
        if char in text:
            text = text.replace(char, entity)
    return text


class Template:
    def __init__(self, text):
        lines = ["def render(context):", "    out = []", "    write = out.append"]
        depth = 1
        for piece in PIECES.split(text):
            if piece.startswith("${"):
                expression, _, filter_name = piece[2:-1].partition("|")
                lines.append("    " * depth + f"write({filter_name.strip() or 'escape'}({expression.strip()}))")
            elif piece.startswith("<%"):
                code = piece[2:-2].strip()
                if code == "end":
                    depth -= 1
                elif code in ("else:",):
                    lines.append("    " * (depth - 1) + code)
                else:
                    lines.append("    " * depth + code)
                    depth += code.endswith(":")
            elif piece:
                lines.append("    " * depth + f"write({piece!r})")
        lines.append("    return ''.join(out)")
        self.source = "\n".join(lines)
        names = {"escape": escape, "upper": str.upper, "str": str}
        exec(compile(self.source, "<template>", "exec"), names)
        self.function = names["render"]

    def render(self, **context):
        return self.function(context)


PAGE = """<html><head><title>${context["title"]}</title></head><body>
<% for row in context["rows"]: %>
<tr class="${"odd" if row[0] % 2 else "even" | str}">
<% for cell in row: %><td>${cell}</td><% end %>
<% if row[0] % 10 == 0: %><td>${"tenth" | upper}</td><% else: %><td>-</td><% end %>
</tr>
<% end %>
</body></html>"""

made = sum(len(Template(PAGE.replace("html", f"html{number}")).source) for number in range(40))
template = Template(PAGE)
rows = [[number, f"name <{number}>", number / 3, "plain text", "a & b"] for number in range(200)]
size = sum(len(template.render(title=f"Page {number}", rows=rows)) for number in range(450))
print(made, size, template.render(title="x & y", rows=rows[:1])[:90])
