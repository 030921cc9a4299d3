# Buffers of characters that can be written to.
import ctypes
empty = ctypes.create_string_buffer(4)
print(len(empty), empty.raw, empty.value, ctypes.sizeof(empty))
text = ctypes.create_string_buffer(b"abc")
print(len(text), text.raw, text.value)
text.value = b"x"
print(text.raw, text[0], text[1:3])
wide = ctypes.create_string_buffer(b"ab", 6)
wide.raw = b"123456"
print(wide.raw, wide.value)
for make in (lambda: ctypes.create_string_buffer("text"), lambda: ctypes.create_string_buffer(b"abc", 2),
             lambda: setattr(wide, "raw", b"1234567"), lambda: setattr(wide, "value", b"1234567")):
    try:
        make()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
