"""C data types, and memory seen through them. Memory of the interpreter can be read, never written, and only where a block of its heap is;
there are no foreign functions. Whatever a program makes itself (c_int(5), arrays, structures) can be changed as usual."""
import _ctypes
import struct as _struct
import sys as _sys
from operator import index as _index


class ArgumentError(Exception):
    pass


class _Own:
    """Memory that was made for a value."""

    def __init__(self, data):
        self.data = data

    def read(self, offset, size):
        return bytes(self.data[offset:offset + size])

    def write(self, offset, value):
        self.data[offset:offset + len(value)] = value


class _Foreign:
    """Memory at an address."""

    def __init__(self, address):
        self.address = address

    def read(self, offset, size):
        return _ctypes.read(self.address + offset, size)

    def write(self, offset, value):
        raise ValueError("the interpreter's memory is read-only")


class _CType(type):
    def __mul__(cls, length):
        if length < 0:
            raise ValueError("Array length must be >= 0, not %d" % length)
        found = _arrays.get((cls, length))
        if found is None:
            base = _CharArray if cls is c_char else Array
            found = _arrays[cls, length] = type(base)(f"{cls.__name__}_Array_{length}", (base,), {
                "__module__": _sys._getframe(1).f_globals.get("__name__"), "_type_": cls, "_length_": length, "_size_": cls._size_ * length, "_align_": cls._align_})
        return found

    __rmul__ = __mul__


_arrays = {}


class _CData(metaclass=_CType):
    _size_ = 0
    _align_ = 1
    _memory = None
    _offset = 0

    @classmethod
    def _view(cls, memory, offset):
        self = cls.__new__(cls)
        self._memory = memory
        self._offset = offset
        return self

    @classmethod
    def from_address(cls, address):
        if not isinstance(address, int):
            raise TypeError("integer expected")
        return cls._view(_Foreign(address), 0)

    @classmethod
    def from_buffer_copy(cls, source, offset=0):
        data = memoryview(source).cast("B")
        _check_buffer(data, offset, cls._size_)
        return cls._view(_Own(bytearray(data[offset:offset + cls._size_])), 0)

    @classmethod
    def from_buffer(cls, source, offset=0):
        data = memoryview(source).cast("B")
        if data.readonly:
            raise TypeError("underlying buffer is not writable")
        _check_buffer(data, offset, cls._size_)
        return cls._view(_Own(data), offset)

    def _bytes(self):
        return self._memory.read(self._offset, self._size_)

    def __bytes__(self):
        return self._bytes()


def _check_buffer(data, offset, size):
    if offset < 0:
        raise ValueError("offset cannot be negative")
    if len(data) - offset < size:
        raise ValueError(f"Buffer size too small ({len(data)} instead of at least {size + offset} bytes)")


class _SimpleCData(_CData):
    _type_ = None

    def __init__(self, *args):
        if len(args) > 1:
            raise TypeError(f"__init__ expected at most 1 argument, got {len(args)}")
        self._memory = _Own(bytearray(self._size_))
        if args:
            self.value = args[0]

    @property
    def value(self):
        return _struct.unpack("@" + self._type_, self._bytes())[0]

    @value.setter
    def value(self, value):
        self._memory.write(self._offset, self._pack(value))

    @classmethod
    def _pack(cls, value):
        return (_index(value) & ((1 << 8 * cls._size_) - 1)).to_bytes(cls._size_, "little")

    def __bool__(self):
        return any(self._bytes())

    def __repr__(self):
        if type(self).__bases__[0] not in (_SimpleCData, _Real):
            return object.__repr__(self)
        return f"{type(self).__name__}({self.value!r})"


class _Real(_SimpleCData):
    @classmethod
    def _pack(cls, value):
        try:
            return _struct.pack("@" + cls._type_, value)
        except _struct.error:
            raise TypeError(f"must be real number, not {type(value).__name__}") from None


def _simple(name, code, base=_SimpleCData):
    size = _struct.calcsize("@" + code)
    return type(base)(name, (base,), {"_type_": code, "_size_": size, "_align_": size, "__module__": "ctypes"})


c_bool = _simple("c_bool", "?")
c_bool._pack = classmethod(lambda cls, value: bytes([bool(value)]))
c_byte = c_int8 = _simple("c_byte", "b")
c_ubyte = c_uint8 = _simple("c_ubyte", "B")
c_short = c_int16 = _simple("c_short", "h")
c_ushort = c_uint16 = _simple("c_ushort", "H")
c_int = c_int32 = _simple("c_int", "i")
c_uint = c_uint32 = _simple("c_uint", "I")
c_long = c_longlong = c_int64 = c_ssize_t = _simple("c_long", "l")
c_ulong = c_ulonglong = c_uint64 = c_size_t = _simple("c_ulong", "L")
c_float = _simple("c_float", "f", _Real)
c_double = _simple("c_double", "d", _Real)


class c_char(_SimpleCData):
    _type_ = "c"
    _size_ = 1

    @classmethod
    def _pack(cls, value):
        if isinstance(value, int) and 0 <= value < 256:
            return bytes([value])
        if isinstance(value, (bytes, bytearray)) and len(value) == 1:
            return bytes(value)
        raise TypeError("one character bytes, bytearray or integer expected")


class c_wchar(_SimpleCData):
    _type_ = "u"
    _size_ = _align_ = 4

    @property
    def value(self):
        return chr(int.from_bytes(self._bytes(), "little"))

    @value.setter
    def value(self, value):
        if not isinstance(value, str):
            raise TypeError(f"unicode string expected instead of {type(value).__name__} instance")
        if len(value) != 1:
            raise TypeError("one character unicode string expected")
        self._memory.write(self._offset, ord(value).to_bytes(4, "little"))


class c_void_p(_SimpleCData):
    _type_ = "P"
    _size_ = _align_ = 8

    @property
    def value(self):
        return int.from_bytes(self._bytes(), "little") or None

    @value.setter
    def value(self, value):
        if value is not None and not isinstance(value, int):
            raise TypeError("cannot be converted to pointer")
        self._memory.write(self._offset, ((value or 0) & (1 << 64) - 1).to_bytes(8, "little"))


class py_object(_SimpleCData):
    _type_ = "O"
    _size_ = _align_ = 8

    @property
    def value(self):
        address = int.from_bytes(self._bytes(), "little")
        if not address:
            raise ValueError("PyObject is NULL")
        return _ctypes.object_at(address)

    @value.setter
    def value(self, value):
        self._memory.write(self._offset, id(value).to_bytes(8, "little"))
        self._held = value

    def __repr__(self):
        return f"py_object({self.value!r})" if any(self._bytes()) else "py_object(<NULL>)"


# ---- Arrays, structures, pointers --------------------------------------------------------------------------------------------------

def _store(kind, memory, offset, value):
    if isinstance(value, kind):
        memory.write(offset, value._bytes())
    elif issubclass(kind, _SimpleCData):
        kind._view(memory, offset).value = value
    elif issubclass(kind, Array) and kind._type_ is c_char and isinstance(value, bytes):
        kind._view(memory, offset).value = value
    elif isinstance(value, tuple):
        memory.write(offset, kind(*value)._bytes())
    else:
        raise TypeError(f"incompatible types, {type(value).__name__} instance instead of {kind.__name__} instance")


def _load(kind, memory, offset):
    found = kind._view(memory, offset)
    return found.value if kind.__base__ in (_SimpleCData, _Real, _CharArray) else found


class Array(_CData):
    _length_ = 0
    _type_ = None

    def __init__(self, *args):
        self._memory = _Own(bytearray(self._size_))
        for i, value in enumerate(args):
            self[i] = value

    def __len__(self):
        return self._length_

    def _place(self, i):
        i = _index(i)
        if i < 0:
            i += self._length_
        if not 0 <= i < self._length_:
            raise IndexError("invalid index")
        return self._offset + i * self._type_._size_

    def __getitem__(self, i):
        if isinstance(i, slice):
            items = [self[k] for k in range(*i.indices(self._length_))]
            return b"".join(items) if self._type_ is c_char else "".join(items) if self._type_ is c_wchar else items
        return _load(self._type_, self._memory, self._place(i))

    def __setitem__(self, i, value):
        if isinstance(i, slice):
            for k, each in zip(range(*i.indices(self._length_)), value, strict=True):
                self[k] = each
        else:
            _store(self._type_, self._memory, self._place(i), value)


class _CharArray(Array):
    @property
    def raw(self):
        return self._bytes()

    @raw.setter
    def raw(self, value):
        if len(value) > self._length_:
            raise ValueError("byte string too long")
        self._memory.write(self._offset, bytes(value))

    @property
    def value(self):
        return self._bytes().partition(b"\0")[0]

    @value.setter
    def value(self, value):
        if not isinstance(value, bytes):
            raise TypeError(f"bytes expected instead of {type(value).__name__} instance")
        if len(value) > self._length_:
            raise ValueError("byte string too long")
        self._memory.write(self._offset, value + b"\0" * (len(value) < self._length_))


def create_string_buffer(init, size=None):
    """An array of characters that can be written to: of that size, or with these bytes and a NUL behind them."""
    if isinstance(init, bytes):
        made = (c_char * (len(init) + 1 if size is None else size))()
        made.value = init
        return made
    if isinstance(init, int):
        return (c_char * init)()
    raise TypeError(init)


class _Field:
    def __init__(self, kind, offset):
        self.kind = kind
        self.offset = offset
        self.size = kind._size_

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return _load(self.kind, instance._memory, instance._offset + self.offset)

    def __set__(self, instance, value):
        _store(self.kind, instance._memory, instance._offset + self.offset, value)

    def __repr__(self):
        return f"<Field type={self.kind.__name__}, ofs={self.offset}, size={self.size}>"


class _Record(_CType):
    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        if "_fields_" in namespace:
            cls._lay_out(namespace["_fields_"])

    def __setattr__(cls, name, value):
        super().__setattr__(name, value)
        if name == "_fields_":
            cls._lay_out(value)

    def _lay_out(cls, fields):
        base = cls.__base__
        size, align, pack = base._size_, base._align_, getattr(cls, "_pack_", 16)
        together = issubclass(cls, Union)
        for name, kind, *bits in fields:
            if bits:
                raise NotImplementedError("bit fields")
            step = min(kind._align_, pack)
            offset = 0 if together else -(-size // step) * step
            type.__setattr__(cls, name, _Field(kind, offset))
            size = max(size, offset + kind._size_)
            align = max(align, step)
        cls._size_ = -(-size // align) * align
        cls._align_ = align


class _Fields(_CData):
    def __init__(self, *args, **kwargs):
        self._memory = _Own(bytearray(self._size_))
        names = [field[0] for each in reversed(type(self).__mro__) for field in vars(each).get("_fields_", ())]
        if len(args) > len(names):
            raise TypeError("too many initializers")
        for name, value in zip(names, args):
            if name in kwargs:
                raise TypeError(f"duplicate values for field {name!r}")
            setattr(self, name, value)
        for name, value in kwargs.items():
            setattr(self, name, value)


class Union(_Fields, metaclass=_Record):
    pass


class Structure(_Fields, metaclass=_Record):
    pass


class _Pointer(_CData):
    _type_ = None
    _target = None
    _size_ = _align_ = 8

    def __init__(self, target=None):
        self._memory = _Own(bytearray(8))
        self._target = target

    @property
    def contents(self):
        if self._target is not None:
            return self._target
        address = int.from_bytes(self._bytes(), "little")
        if not address:
            raise ValueError("NULL pointer access")
        return self._type_.from_address(address)

    def __getitem__(self, i):
        if self._target is None:
            address = int.from_bytes(self._bytes(), "little")
            if not address:
                raise ValueError("NULL pointer access")
            return _load(self._type_, _Foreign(address), i * self._type_._size_)
        return _load(self._type_, self._target._memory, self._target._offset + i * self._type_._size_)

    def __bool__(self):
        return self._target is not None or any(self._bytes())


_pointers = {}


def POINTER(kind):
    found = _pointers.get(kind)
    if found is None:
        found = _pointers[kind] = type(_Pointer)("LP_" + kind.__name__, (_Pointer,), {"_type_": kind})
    return found


def pointer(target):
    return POINTER(type(target))(target)


def cast(obj, typ):
    """The address that obj is, seen as another type of pointer."""
    if not isinstance(typ, type) or not issubclass(typ, (_Pointer, c_void_p, py_object)):
        raise TypeError(f"cast() argument 2 must be a pointer, not {getattr(typ, '__name__', typ)}")
    if isinstance(obj, _Pointer) and obj._target is not None:
        return typ(obj._target) if issubclass(typ, _Pointer) else typ(addressof(obj._target))
    if isinstance(obj, (_Pointer, c_void_p, py_object)):
        address = int.from_bytes(obj._bytes(), "little")
    elif isinstance(obj, int):
        address = obj
    else:
        raise ArgumentError("argument 1: <class 'TypeError'>: wrong type")
    return typ._view(_Own(bytearray(address.to_bytes(8, "little"))), 0)


def sizeof(obj_or_type):
    kind = obj_or_type if isinstance(obj_or_type, type) else type(obj_or_type)
    if not issubclass(kind, _CData):
        raise TypeError("this type has no size")
    return kind._size_


def alignment(obj_or_type):
    kind = obj_or_type if isinstance(obj_or_type, type) else type(obj_or_type)
    if not issubclass(kind, _CData):
        raise TypeError("no alignment info")
    return kind._align_


def addressof(obj):
    if not isinstance(obj, _CData):
        raise TypeError("invalid type")
    if isinstance(obj._memory, _Foreign):
        return obj._memory.address + obj._offset
    return _ctypes.address_of(obj._memory.data) + obj._offset


def string_at(ptr, size=-1):
    """The bytes at an address, up to a zero byte or as many as asked for."""
    address = ptr if isinstance(ptr, int) else addressof(ptr)
    if size >= 0:
        return _ctypes.read(address, size)
    found = bytearray()
    while (byte := _ctypes.read(address + len(found), 1)) != b"\0":
        found += byte
    return bytes(found)
