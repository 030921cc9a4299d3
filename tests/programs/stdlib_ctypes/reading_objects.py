# Objects seen by their address: reference count, type, size, digits, characters; and back to the object.
import ctypes
import sys
from ctypes import c_char, c_int, c_long, c_size_t, c_ssize_t, c_uint32, c_void_p, py_object

class Head(ctypes.Structure):
    _fields_ = [("count", c_ssize_t), ("type", c_void_p)]

class VarHead(Head):
    _fields_ = [("size", c_ssize_t)]

def count(address):
    return c_long.from_address(address).value

items = [1, 2]
for kind in c_long, c_ssize_t, c_size_t, c_int:
    print(kind.from_address(id(items)).value, end=" ")
other = items
held = {"a": items}
print(count(id(items)), sys.getrefcount(items) - 1)
del other
print(count(id(items)))
head = VarHead.from_address(id(items))
print(head.count, head.type == id(list), head.size)
items.append(3)
print(head.size, Head.from_address(id(items)).count)

class Node:
    pass

node = Node()
node.me = node
address = id(node)
print(count(address), Head.from_address(address).type == id(Node))
number = 1 << 70 | 5
for value in 1000, -1000, 1 << 40, 7:
    size = c_ssize_t.from_address(id(value) + 16).value
    print(value, size, [c_uint32.from_address(id(value) + 24 + 4 * i).value for i in range(abs(size))])
text, data = "hello", b"bytes"
print(ctypes.string_at(id(text) + 48, 5), ctypes.string_at(id(data) + 32), (c_char * 5).from_address(id(data) + 32).value)
print(c_ssize_t.from_address(id(text) + 16).value, ctypes.c_double.from_address(id(0.5) + 16).value)
print(ctypes.cast(id(node), py_object).value is node, ctypes.cast(id(items), ctypes.POINTER(c_ssize_t)).contents.value)
print(ctypes.cast(id(items), ctypes.POINTER(c_ssize_t))[2], ctypes.sizeof(py_object))
pair = (node, text)
print((py_object * 2).from_address(id(pair) + 24)[1] is text, count(id(pair)))
