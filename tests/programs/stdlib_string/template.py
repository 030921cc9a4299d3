# Template: all forms, errors with line and column, subclasses.
from string import Template

t = Template("$who owes ${amount}$$ to $other_1.")
print(t.substitute(who="Ann", amount=5, other_1="Bob"), t.safe_substitute(who="Ann"), t.get_identifiers(), t.is_valid())
try:
    t.substitute(who="Ann")
except KeyError as error:
    print(repr(error))
for text in ("$", "a\nb $9", "${a", "${}", "$é", "100%$"):
    try:
        print(Template(text).substitute(a=1))
    except ValueError as error:
        print(repr(text), error, Template(text).safe_substitute(a=1), Template(text).is_valid())
print(Template("$a $b").substitute({"a": 1, "b": 2}, b=3), repr(Template("x").template))
