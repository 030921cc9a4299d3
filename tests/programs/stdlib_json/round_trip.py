# Values there and back, hooks, numbers, bytes.
import json

values = [None, True, False, 0, -5, 10 ** 30, 1.5, 1e100, -0.0, "", "é\n\"\\/\x7f\u2028😀", [], {}, [1, [2, {"a": [None]}]], {"k": {"x": 1.0}}]
for value in values:
    text = json.dumps(value)
    print(text, json.loads(text) == value, json.dumps(value, ensure_ascii=False))
print(json.loads("[NaN, -Infinity, Infinity, 1E5, -0]"), json.loads(b'\xff\xfe[\x001\x00]\x00'), json.loads(b'{"a": "\xc3\xa9"}'))
print(json.loads('{"a": 1, "a": 2, "b": [1.50]}', object_pairs_hook=list, parse_float=str))
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d)), json.JSONDecoder().raw_decode("[1] rest"))
print(json.dumps({1: 2, None: 3, True: 4, 2.5: 5}), json.dumps((1, 2)), json.dumps({"b": 1, "a": [1, 2]}, indent=2, sort_keys=True))
print(json.dumps([1, {"a": 2}], separators=(",", ":")), json.dumps([], indent=2), json.dumps({"a": []}, indent="-"))
print(list(json.JSONEncoder(indent=1).iterencode({"a": [1, "b"]})))
