# Where and why a text is no JSON.
import json

for text in ("", " ", "{", "[1,", "[1 2]", '{"a" 1}', '{"a":1,}', "{a:1}", '"abc', '"\t"', '"\\x"', '"\\u12"', "01", "1.", "-", "nul",
             "[1]\n x", '{"a":\n 1,\n "b" 2}', "\ufeff1", "NaN1", '"\\ud800"', "[" * 3):
    try:
        print(repr(text), repr(json.loads(text)))
    except json.JSONDecodeError as error:
        print(repr(text), error, error.msg, error.pos, error.lineno, error.colno)
for value in (5, None):
    try:
        json.loads(value)
    except TypeError as error:
        print(error)
