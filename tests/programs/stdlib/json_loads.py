# json.loads.
import json, io
print(json.loads('{"a": [1, -2.5e3, null, true, false], "b": "\\u00e9\\n\\ud83d\\ude00", "a": 2}'), json.loads(" [ ] "), json.loads("12345678901234567890"), json.loads('"x"'), json.loads("NaN"), json.loads("-Infinity"), json.loads(b'{"k": 1}'), json.load(io.StringIO("[1]")), json.loads("1.0"), json.loads("1E2"))
print(json.loads('{"x": 1}', object_hook=lambda d: sorted(d)), json.loads("1.5", parse_float=str), json.loads('{"a": 1}', object_pairs_hook=list))
for text in ("", "{", "[1,]", "{'a': 1}", '{"a" 1}', "nul", "[1 2]", '"abc', "1 2", '{"a": 1,}', "\"\t\"", "01", "[", '{"a"', "-"):
    try:
        print(json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), "->", error, error.pos)
try:
    json.loads(5)
except TypeError as error:
    print(error)
