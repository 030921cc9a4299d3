"""pickle: objects as bytes, and back.

A pickle is a program for a small stack machine: each opcode pushes, builds or stores something.  All protocols from 0 to 5 are
read and written, byte for byte as CPython's module in C does.  dump(), dumps() and loads() leave protocols from 2 on to _pickle; the
classes here are for subclasses, files, older protocols and whatever is wrong with a pickle.
"""

from copyreg import _extension_cache, _extension_registry, _inverted_registry, dispatch_table
from functools import partial
from itertools import islice
from struct import pack, unpack
import codecs
import io
import sys
from sys import maxsize
from types import FunctionType
try:
    from _pickle import PickleBuffer, read as _read, write as _write
except ImportError:
    PickleBuffer = _read = _write = None

__all__ = ["HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL", "PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads"]
if PickleBuffer is not None:
    __all__.append("PickleBuffer")

format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
bytes_types = (bytes, bytearray, memoryview)


class PickleError(Exception):
    """Base of the exceptions here."""


class PicklingError(PickleError):
    """An object cannot be pickled."""


class UnpicklingError(PickleError):
    """A pickle cannot be read."""


class _Stop(Exception):
    def __init__(self, value):
        self.value = value


# ---- Opcodes ----

_OPCODES = {
    "MARK": b"(", "STOP": b".", "POP": b"0", "POP_MARK": b"1", "DUP": b"2", "FLOAT": b"F", "INT": b"I", "BININT": b"J",
    "BININT1": b"K", "LONG": b"L", "BININT2": b"M", "NONE": b"N", "PERSID": b"P", "BINPERSID": b"Q", "REDUCE": b"R",
    "STRING": b"S", "BINSTRING": b"T", "SHORT_BINSTRING": b"U", "UNICODE": b"V", "BINUNICODE": b"X", "APPEND": b"a",
    "BUILD": b"b", "GLOBAL": b"c", "DICT": b"d", "EMPTY_DICT": b"}", "APPENDS": b"e", "GET": b"g", "BINGET": b"h", "INST": b"i",
    "LONG_BINGET": b"j", "LIST": b"l", "EMPTY_LIST": b"]", "OBJ": b"o", "PUT": b"p", "BINPUT": b"q", "LONG_BINPUT": b"r",
    "SETITEM": b"s", "TUPLE": b"t", "EMPTY_TUPLE": b")", "SETITEMS": b"u", "BINFLOAT": b"G", "TRUE": b"I01\n",
    "FALSE": b"I00\n",
    # protocol 2
    "PROTO": b"\x80", "NEWOBJ": b"\x81", "EXT1": b"\x82", "EXT2": b"\x83", "EXT4": b"\x84", "TUPLE1": b"\x85",
    "TUPLE2": b"\x86", "TUPLE3": b"\x87", "NEWTRUE": b"\x88", "NEWFALSE": b"\x89", "LONG1": b"\x8a", "LONG4": b"\x8b",
    # protocol 3
    "BINBYTES": b"B", "SHORT_BINBYTES": b"C",
    # protocol 4
    "SHORT_BINUNICODE": b"\x8c", "BINUNICODE8": b"\x8d", "BINBYTES8": b"\x8e", "EMPTY_SET": b"\x8f", "ADDITEMS": b"\x90",
    "FROZENSET": b"\x91", "NEWOBJ_EX": b"\x92", "STACK_GLOBAL": b"\x93", "MEMOIZE": b"\x94", "FRAME": b"\x95",
    # protocol 5
    "BYTEARRAY8": b"\x96", "NEXT_BUFFER": b"\x97", "READONLY_BUFFER": b"\x98",
}
globals().update(_OPCODES)
__all__.extend(_OPCODES)
_tuplesize2code = [EMPTY_TUPLE, TUPLE1, TUPLE2, TUPLE3]


def encode_long(x):
    """The bytes of an int in two's complement, least significant first, as few as possible."""
    if x == 0:
        return b""
    size = (x.bit_length() >> 3) + 1
    result = x.to_bytes(size, byteorder="little", signed=True)
    if x < 0 and size > 1 and result[-1] == 0xff and result[-2] & 0x80:
        result = result[:-1]
    return result


def decode_long(data):
    """The int of such bytes."""
    return int.from_bytes(data, byteorder="little", signed=True)


# ---- Frames (protocol 4): the length of what follows comes first, so that a reader can fetch it in one go ----

class _Framer:
    _FRAME_SIZE_MIN = 4
    _FRAME_SIZE_TARGET = 64 * 1024

    def __init__(self, file_write):
        self.file_write = file_write
        self.current_frame = None

    def start_framing(self):
        self.current_frame = io.BytesIO()

    def end_framing(self):
        if self.current_frame and self.current_frame.tell() > 0:
            self.commit_frame(force=True)
            self.current_frame = None

    def commit_frame(self, force=False):
        frame = self.current_frame
        if not frame or not (frame.tell() >= self._FRAME_SIZE_TARGET or force):
            return
        data = frame.getbuffer()
        write = self.file_write
        if len(data) >= self._FRAME_SIZE_MIN:
            write(FRAME + pack("<Q", len(data)))
        write(data)
        self.current_frame = io.BytesIO()

    def write(self, data):
        return self.current_frame.write(data) if self.current_frame else self.file_write(data)

    def write_large_bytes(self, header, payload):
        # Outside any frame, which saves a copy.
        if self.current_frame:
            self.commit_frame(force=True)
        self.file_write(header)
        self.file_write(payload)


class _Unframer:
    def __init__(self, file_read, file_readline, file_tell=None):
        self.file_read = file_read
        self.file_readline = file_readline
        self.current_frame = None

    def readinto(self, buf):
        if self.current_frame:
            n = self.current_frame.readinto(buf)
            if n == 0 and len(buf) != 0:
                self.current_frame = None
                return self._fill(buf)
            if n < len(buf):
                raise UnpicklingError("pickle exhausted before end of frame")
            return n
        return self._fill(buf)

    def _fill(self, buf):
        data = self.file_read(len(buf))
        buf[:len(data)] = data
        return len(data)

    def read(self, n):
        if self.current_frame:
            data = self.current_frame.read(n)
            if not data and n != 0:
                self.current_frame = None
                return self.file_read(n)
            if len(data) < n:
                raise UnpicklingError("pickle exhausted before end of frame")
            return data
        return self.file_read(n)

    def readline(self):
        if self.current_frame:
            data = self.current_frame.readline()
            if not data:
                self.current_frame = None
                return self.file_readline()
            if data[-1] != b"\n"[0]:
                raise UnpicklingError("pickle exhausted before end of frame")
            return data
        return self.file_readline()

    def load_frame(self, frame_size):
        if self.current_frame and self.current_frame.read() != b"":
            raise UnpicklingError("beginning of a new frame before end of current frame")
        data = self.file_read(frame_size)
        if len(data) < frame_size:
            raise UnpicklingError("pickle data was truncated")
        self.current_frame = io.BytesIO(data)


# ---- Names ----

def _getattribute(obj, name):
    """(the object behind a dotted name, what it was found in)"""
    parent = None
    for part in name.split("."):
        if part == "<locals>":
            raise AttributeError("Can't get local attribute {!r} on {!r}".format(name, obj))
        try:
            parent = obj
            obj = getattr(obj, part)
        except AttributeError:
            raise AttributeError("Can't get attribute {!r} on {!r}".format(name, obj)) from None
    return obj, parent


def whichmodule(obj, name):
    """The module in which an object can be found under a name."""
    module_name = getattr(obj, "__module__", None)
    if module_name is not None:
        return module_name
    for module_name, module in sys.modules.copy().items():
        if module_name == "__main__" or module_name == "__mp_main__" or module is None:
            continue
        try:
            if _getattribute(module, name)[0] is obj:
                return module_name
        except AttributeError:
            pass
    return "__main__"


def _find_class(module, name, proto, fix_imports):
    sys.audit("pickle.find_class", module, name)
    if proto < 3 and fix_imports:
        from _compat_pickle import IMPORT_MAPPING as modules, NAME_MAPPING as names
        if (module, name) in names:
            module, name = names[module, name]
        elif module in modules:
            module = modules[module]
    __import__(module, level=0)
    if proto >= 4:
        return _getattribute(sys.modules[module], name)[0]
    try:
        return getattr(sys.modules[module], name)
    except AttributeError:
        raise AttributeError("Can't get attribute {!r} on {!r}".format(name, sys.modules[module])) from None


def _name_of(obj, name, proto, fix_imports):
    """How a global is written: the number of an extension, (module, name), or, where a name may have no dots, (parent, name, getattr)."""
    if name is None:
        name = getattr(obj, "__qualname__", None)
    if name is None:
        name = obj.__name__
    if "<locals>" in name.split("."):
        raise AttributeError("Can't pickle local object %r" % name)
    module_name = whichmodule(obj, name)
    try:
        __import__(module_name, level=0)
        module = sys.modules[module_name]
    except (ImportError, KeyError):
        raise PicklingError("Can't pickle %r: import of module %r failed" % (obj, module_name)) from None
    try:
        found, parent = _getattribute(module, name)
    except AttributeError:
        raise PicklingError("Can't pickle %r: attribute lookup %s on %s failed" % (obj, name, module_name)) from None
    if found is not obj:
        raise PicklingError("Can't pickle %r: it's not the same object as %s.%s" % (obj, module_name, name))
    if proto >= 2:
        code = _extension_registry.get((module_name, name))
        if code:
            assert code > 0
            return code
    last = name.rpartition(".")[2]
    if parent is module:
        name = last
    if proto >= 4:
        return module_name, name
    if parent is not module:
        return parent, last, getattr
    if proto < 3:
        if fix_imports:
            from _compat_pickle import REVERSE_IMPORT_MAPPING as modules, REVERSE_NAME_MAPPING as names
            if (module_name, name) in names:
                module_name, name = names[module_name, name]
            elif module_name in modules:
                module_name = modules[module_name]
        try:
            module_name.encode("ascii"), name.encode("ascii")
        except UnicodeEncodeError:
            raise PicklingError("can't pickle global identifier '%s.%s' using pickle protocol %i" % (module, name, proto)) from None
    return module_name, name


def _rare(obj, proto):
    """What _pickle writes for an object of a type without an opcode in this protocol: as a reducer answers it, or an object instead."""
    kind = type(obj)
    if kind is type:
        return type, ({type(None): None, type(NotImplemented): NotImplemented, type(...): ...}[obj],)
    if kind is bytes:
        return (codecs.encode, (str(obj, "latin1"), "latin1")) if obj else (bytes, ())
    if kind is bytearray:
        return bytearray, ((bytes(obj),) if obj else ())
    if kind is not PickleBuffer:
        return kind, (list(obj),)
    if proto < 5:
        raise PicklingError("PickleBuffer can only pickled with protocol >= 5")
    with obj.raw() as m:
        if not m.contiguous:
            raise PicklingError("PickleBuffer can not be pickled when pointing to a non-contiguous buffer")
        return m.tobytes() if m.readonly else bytearray(m)


def _complain(obj, reduce, rv, proto):
    """Raises what is wrong with the answer of a reducer; else what to call where the protocol has no opcode for keyword arguments."""
    if not isinstance(rv, tuple):
        raise PicklingError("__reduce__ must return a string or tuple")
    if not 2 <= len(rv) <= 6:
        raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
    func, args, state, listitems, dictitems, setter = rv + (None,) * (6 - len(rv))
    if not callable(func):
        raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
    if not isinstance(args, tuple):
        raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
    for place, items in (("fourth", listitems), ("fifth", dictitems)):
        if items is not None and not hasattr(type(items), "__next__"):
            raise PicklingError(f"{place} element of the tuple returned by __reduce__ must be an iterator, not {type(items).__name__}")
    if setter is not None and not callable(setter):
        raise PicklingError(f"sixth element of the tuple returned by __reduce__ must be a function, not {type(setter).__name__}")
    name = func.__name__
    kwargs = None
    if name == "__newobj_ex__":
        if len(args) != 3:
            raise PicklingError("length of the NEWOBJ_EX argument tuple must be exactly 3, not %d" % len(args))
        cls, args, kwargs = args
    elif not args:
        raise PicklingError("__newobj__ arglist is empty")
    else:
        cls = args[0]
    if not hasattr(cls, "__new__"):
        raise PicklingError("args[0] from {} args has no __new__".format(name))
    if cls is not obj.__class__:
        raise PicklingError("args[0] from {} args has the wrong class".format(name))
    return partial(cls.__new__, cls, *args, **kwargs) if kwargs is not None and proto < 4 else None


# ---- Writing ----

class _Pickler:
    """Writes pickles to a file; persistent_id() and reducer_override() may be overridden."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif not 0 <= protocol <= HIGHEST_PROTOCOL:
            raise ValueError("pickle protocol must be <= %d" % HIGHEST_PROTOCOL)
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        self._buffer_callback = buffer_callback
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute")
        self.framer = _Framer(self._file_write)
        self.write = self.framer.write
        self._write_large_bytes = self.framer.write_large_bytes
        self.memo = {}  # id: (number, object)
        self.proto = int(protocol)
        self.bin = protocol >= 1
        self.fast = 0
        self.fix_imports = fix_imports and protocol < 3

    def clear_memo(self):
        """Forget what was written, so that it is written again."""
        self.memo.clear()

    def dump(self, obj):
        """Write the pickle of an object."""
        if not hasattr(self, "_file_write"):
            raise PicklingError("Pickler.__init__() was not called by %s.__init__()" % (self.__class__.__name__,))
        if self.proto >= 2:
            self.write(PROTO + pack("<B", self.proto))
        if self.proto >= 4:
            self.framer.start_framing()
        self.save(obj)
        self.write(STOP)
        self.framer.end_framing()

    def memoize(self, obj):
        """Number an object, so that it can be referred to."""
        if self.fast:
            return
        assert id(obj) not in self.memo
        number = len(self.memo)
        self.write(self.put(number))
        self.memo[id(obj)] = number, obj

    def put(self, idx):
        if self.proto >= 4:
            return MEMOIZE
        if self.bin:
            return BINPUT + pack("<B", idx) if idx < 256 else LONG_BINPUT + pack("<I", idx)
        return PUT + repr(idx).encode("ascii") + b"\n"

    def get(self, i):
        if self.bin:
            return BINGET + pack("<B", i) if i < 256 else LONG_BINGET + pack("<I", i)
        return GET + repr(i).encode("ascii") + b"\n"

    def save(self, obj, save_persistent_id=True):
        self.framer.commit_frame()
        if save_persistent_id:
            pid = self.persistent_id(obj)
            if pid is not None:
                self.save_pers(pid)
                return
        known = self.memo.get(id(obj))
        if known is not None:
            self.write(self.get(known[0]))
            return
        rv = NotImplemented
        reduce = getattr(self, "reducer_override", None)
        if reduce is not None:
            rv = reduce(obj)
        if rv is NotImplemented:
            kind = type(obj)
            f = self.dispatch.get(kind)
            if f is not None:
                f(self, obj)
                return
            reduce = getattr(self, "dispatch_table", dispatch_table).get(kind)
            if reduce is not None:
                rv = reduce(obj)
            else:
                if issubclass(kind, type):
                    self.save_global(obj)
                    return
                reduce = getattr(obj, "__reduce_ex__", None)
                if reduce is not None:
                    rv = reduce(self.proto)
                else:
                    reduce = getattr(obj, "__reduce__", None)
                    if reduce is None:
                        raise PicklingError("Can't pickle %r object: %r" % (kind.__name__, obj))
                    rv = reduce()
        if isinstance(rv, str):
            self.save_global(obj, rv)
            return
        if not isinstance(rv, tuple):
            _complain(obj, reduce, rv, self.proto)
        if not 2 <= len(rv) <= 6:
            _complain(obj, reduce, rv, self.proto)
        self.save_reduce(obj=obj, *rv)

    def persistent_id(self, obj):
        """A name for objects that are kept elsewhere; None pickles them as usual."""
        return None

    def save_pers(self, pid):
        if self.bin:
            self.save(pid, save_persistent_id=False)
            self.write(BINPERSID)
        else:
            try:
                self.write(PERSID + str(pid).encode("ascii") + b"\n")
            except UnicodeEncodeError:
                raise PicklingError("persistent IDs in protocol 0 must be ASCII strings")

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        if not isinstance(args, tuple) or not callable(func):
            _complain(obj, None, (func, args), self.proto)
        save = self.save
        write = self.write
        func_name = getattr(func, "__name__", "")
        if self.proto >= 2 and func_name == "__newobj_ex__":
            cls, args, kwargs = args
            if not hasattr(cls, "__new__"):
                raise PicklingError("args[0] from {} args has no __new__".format(func_name))
            if obj is not None and cls is not obj.__class__:
                raise PicklingError("args[0] from {} args has the wrong class".format(func_name))
            if self.proto >= 4:
                save(cls)
                save(args)
                save(kwargs)
                write(NEWOBJ_EX)
            else:
                save(partial(cls.__new__, cls, *args, **kwargs))
                save(())
                write(REDUCE)
        elif self.proto >= 2 and func_name == "__newobj__":
            cls = args[0]
            if not hasattr(cls, "__new__"):
                raise PicklingError("args[0] from __newobj__ args has no __new__")
            if obj is not None and cls is not obj.__class__:
                raise PicklingError("args[0] from __newobj__ args has the wrong class")
            save(cls)
            save(args[1:])
            write(NEWOBJ)
        else:
            save(func)
            save(args)
            write(REDUCE)
        if obj is not None:
            if id(obj) in self.memo:
                # It came up again while its own arguments were pickled.
                write(POP + self.get(self.memo[id(obj)][0]))
            else:
                self.memoize(obj)
        if listitems is not None:
            self._batch_appends(listitems)
        if dictitems is not None:
            self._batch_setitems(dictitems)
        if state is not None:
            if state_setter is None:
                save(state)
                write(BUILD)
            else:
                save(state_setter)
                save(obj)
                save(state)
                write(TUPLE2)
                write(REDUCE)
                write(POP)

    def save_none(self, obj):
        self.write(NONE)

    def save_bool(self, obj):
        if self.proto >= 2:
            self.write(NEWTRUE if obj else NEWFALSE)
        else:
            self.write(TRUE if obj else FALSE)

    def save_long(self, obj):
        if self.bin:
            if obj >= 0:
                if obj <= 0xff:
                    self.write(BININT1 + pack("<B", obj))
                    return
                if obj <= 0xffff:
                    self.write(BININT2 + pack("<H", obj))
                    return
            if -0x80000000 <= obj <= 0x7fffffff:
                self.write(BININT + pack("<i", obj))
                return
        if self.proto >= 2:
            encoded = encode_long(obj)
            n = len(encoded)
            if n < 256:
                self.write(LONG1 + pack("<B", n) + encoded)
            else:
                self.write(LONG4 + pack("<i", n) + encoded)
            return
        if -0x80000000 <= obj <= 0x7fffffff:
            self.write(INT + repr(obj).encode("ascii") + b"\n")
        else:
            self.write(LONG + repr(obj).encode("ascii") + b"L\n")

    def save_float(self, obj):
        if self.bin:
            self.write(BINFLOAT + pack(">d", obj))
        else:
            self.write(FLOAT + repr(obj).encode("ascii") + b"\n")

    def save_bytes(self, obj):
        if self.proto < 3:
            # There is no such type: as what makes the bytes of a text.
            if not obj:
                self.save_reduce(bytes, (), obj=obj)
            else:
                self.save_reduce(codecs.encode, (str(obj, "latin1"), "latin1"), obj=obj)
            return
        n = len(obj)
        if n <= 0xff:
            self.write(SHORT_BINBYTES + pack("<B", n) + obj)
        elif n > 0xffffffff and self.proto >= 4:
            self._write_large_bytes(BINBYTES8 + pack("<Q", n), obj)
        elif n >= self.framer._FRAME_SIZE_TARGET:
            self._write_large_bytes(BINBYTES + pack("<I", n), obj)
        else:
            self.write(BINBYTES + pack("<I", n) + obj)
        self.memoize(obj)

    def save_bytearray(self, obj):
        if self.proto < 5:
            if not obj:
                self.save_reduce(bytearray, (), obj=obj)
            else:
                self.save_reduce(bytearray, (bytes(obj),), obj=obj)
            return
        n = len(obj)
        if n >= self.framer._FRAME_SIZE_TARGET:
            self._write_large_bytes(BYTEARRAY8 + pack("<Q", n), obj)
        else:
            self.write(BYTEARRAY8 + pack("<Q", n) + obj)
        self.memoize(obj)

    def save_picklebuffer(self, obj):
        if self.proto < 5:
            raise PicklingError("PickleBuffer can only pickled with protocol >= 5")
        with obj.raw() as m:
            if not m.contiguous:
                raise PicklingError("PickleBuffer can not be pickled when pointing to a non-contiguous buffer")
            in_band = True
            if self._buffer_callback is not None:
                in_band = bool(self._buffer_callback(obj))
            if in_band:
                if m.readonly:
                    self.save_bytes(m.tobytes())
                else:
                    self.save_bytearray(m.tobytes())
            else:
                self.write(NEXT_BUFFER)
                if m.readonly:
                    self.write(READONLY_BUFFER)

    def save_str(self, obj):
        if self.bin:
            encoded = obj.encode("utf-8", "surrogatepass")
            n = len(encoded)
            if n <= 0xff and self.proto >= 4:
                self.write(SHORT_BINUNICODE + pack("<B", n) + encoded)
            elif n > 0xffffffff and self.proto >= 4:
                self._write_large_bytes(BINUNICODE8 + pack("<Q", n), encoded)
            elif n >= self.framer._FRAME_SIZE_TARGET:
                self._write_large_bytes(BINUNICODE + pack("<I", n), encoded)
            else:
                self.write(BINUNICODE + pack("<I", n) + encoded)
        else:
            text = obj
            for c, escape in (("\\", "\\u005c"), ("\0", "\\u0000"), ("\n", "\\u000a"), ("\r", "\\u000d"), ("\x1a", "\\u001a")):
                text = text.replace(c, escape)
            self.write(UNICODE + text.encode("raw-unicode-escape") + b"\n")
        self.memoize(obj)

    def save_tuple(self, obj):
        if not obj:
            self.write(EMPTY_TUPLE if self.bin else MARK + TUPLE)
            return
        n = len(obj)
        save = self.save
        memo = self.memo
        if n <= 3 and self.proto >= 2:
            for element in obj:
                save(element)
            if id(obj) in memo:
                # It contains itself, and is complete by now.
                self.write(POP * n + self.get(memo[id(obj)][0]))
            else:
                self.write(_tuplesize2code[n])
                self.memoize(obj)
            return
        write = self.write
        write(MARK)
        for element in obj:
            save(element)
        if id(obj) in memo:
            get = self.get(memo[id(obj)][0])
            write(POP_MARK + get if self.bin else POP * (n + 1) + get)
            return
        write(TUPLE)
        self.memoize(obj)

    def save_list(self, obj):
        self.write(EMPTY_LIST if self.bin else MARK + LIST)
        self.memoize(obj)
        self._batch_appends(obj)

    _BATCHSIZE = 1000

    def _batch_appends(self, items):
        save = self.save
        write = self.write
        if not self.bin:
            for x in items:
                save(x)
                write(APPEND)
            return
        it = iter(items)
        while True:
            batch = list(islice(it, self._BATCHSIZE))
            if len(batch) > 1:
                write(MARK)
                for x in batch:
                    save(x)
                write(APPENDS)
            elif batch:
                save(batch[0])
                write(APPEND)
            if len(batch) < self._BATCHSIZE:
                return

    def save_dict(self, obj):
        self.write(EMPTY_DICT if self.bin else MARK + DICT)
        self.memoize(obj)
        self._batch_setitems(obj.items())

    def _batch_setitems(self, items):
        save = self.save
        write = self.write
        if not self.bin:
            for k, v in items:
                save(k)
                save(v)
                write(SETITEM)
            return
        it = iter(items)
        while True:
            batch = list(islice(it, self._BATCHSIZE))
            if len(batch) > 1:
                write(MARK)
                for k, v in batch:
                    save(k)
                    save(v)
                write(SETITEMS)
            elif batch:
                k, v = batch[0]
                save(k)
                save(v)
                write(SETITEM)
            if len(batch) < self._BATCHSIZE:
                return

    def save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self.write(EMPTY_SET)
        self.memoize(obj)
        it = iter(obj)
        while True:
            batch = list(islice(it, self._BATCHSIZE))
            if batch:
                self.write(MARK)
                for item in batch:
                    self.save(item)
                self.write(ADDITEMS)
            if len(batch) < self._BATCHSIZE:
                return

    def save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self.write(MARK)
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:
            self.write(POP_MARK + self.get(self.memo[id(obj)][0]))
            return
        self.write(FROZENSET)
        self.memoize(obj)

    def save_global(self, obj, name=None):
        answer = _name_of(obj, name, self.proto, self.fix_imports)
        if isinstance(answer, int):
            if answer <= 0xff:
                self.write(EXT1 + pack("<B", answer))
            elif answer <= 0xffff:
                self.write(EXT2 + pack("<H", answer))
            else:
                self.write(EXT4 + pack("<i", answer))
            return
        if len(answer) == 3:
            parent, last, function = answer
            self.save_reduce(function, (parent, last), obj=obj)
            return
        module_name, name = answer
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            self.write(STACK_GLOBAL)
        else:
            self.write(GLOBAL + bytes(module_name, "utf-8") + b"\n" + bytes(name, "utf-8") + b"\n")
        self.memoize(obj)

    def save_type(self, obj):
        if obj is type(None):
            return self.save_reduce(type, (None,), obj=obj)
        if obj is type(NotImplemented):
            return self.save_reduce(type, (NotImplemented,), obj=obj)
        if obj is type(...):
            return self.save_reduce(type, (...,), obj=obj)
        return self.save_global(obj)

    # By type.
    dispatch = {type(None): save_none, bool: save_bool, int: save_long, float: save_float, bytes: save_bytes,
                bytearray: save_bytearray, str: save_str, tuple: save_tuple, list: save_list, dict: save_dict, set: save_set,
                frozenset: save_frozenset, FunctionType: save_global, type: save_type}
    if PickleBuffer is not None:
        dispatch[PickleBuffer] = save_picklebuffer


# ---- Reading ----

class _Unpickler:
    """Reads pickles from a file; persistent_load() and find_class() may be overridden."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        self._buffers = iter(buffers) if buffers is not None else None
        self._file_readline = file.readline
        self._file_read = file.read
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.proto = 0
        self.fix_imports = fix_imports

    def load(self):
        """The object of the next pickle."""
        if not hasattr(self, "_file_read"):
            raise UnpicklingError("Unpickler.__init__() was not called by %s.__init__()" % (self.__class__.__name__,))
        self._unframer = _Unframer(self._file_read, self._file_readline)
        self.read = self._unframer.read
        self.readinto = self._unframer.readinto
        self.readline = self._unframer.readline
        self.metastack = []
        self.stack = []
        self.append = self.stack.append
        self.proto = 0
        return self._run()

    def _load_on(self, data, position, frame_end, proto, stacks, memo):
        # From where _pickle left off.
        file = io.BytesIO(data)
        self._unframer = unframer = _Unframer(file.read, file.readline)
        if frame_end >= 0:
            unframer.current_frame = io.BytesIO(data[position:frame_end])
            position = frame_end
        file.seek(position)
        self.read = unframer.read
        self.readinto = unframer.readinto
        self.readline = unframer.readline
        *self.metastack, self.stack = stacks
        self.append = self.stack.append
        self.memo = memo
        self.proto = proto
        return self._run()

    def _run(self):
        read = self.read
        dispatch = self.dispatch
        try:
            while True:
                key = read(1)
                if not key:
                    raise EOFError("Ran out of input")
                assert isinstance(key, bytes_types)
                function = dispatch.get(key[0])
                if function is None:
                    raise UnpicklingError("invalid load key, '%s'." % (
                        key.decode("latin1") if 32 < key[0] < 127 else "\\x%02x" % key[0]))
                function(self)
        except _Stop as stop:
            return stop.value
        except IndexError as error:
            # Raised by an opcode itself there was too little on the stack.
            inside = error.__traceback__.tb_next
            if inside is None or inside.tb_next is not None or inside.tb_frame.f_globals is not globals():
                raise
            raise UnpicklingError("unexpected MARK found" if self.metastack and not self.stack
                                  else "unpickling stack underflow") from None

    def _read(self, n):
        data = self.read(n)
        if len(data) < n:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _line(self):
        # Without its end.
        data = self.readline()
        if data[-1:] != b"\n":
            raise UnpicklingError("pickle data was truncated")
        return data[:-1]

    def pop_mark(self):
        # What was pushed since the last mark.
        items = self.stack
        if not self.metastack:
            raise UnpicklingError("could not find MARK")
        self.stack = self.metastack.pop()
        self.append = self.stack.append
        return items

    def persistent_load(self, pid):
        """The object for a persistent id."""
        raise UnpicklingError("unsupported persistent id encountered")

    dispatch = {}

    def load_proto(self):
        proto = self._read(1)[0]
        if not 0 <= proto <= HIGHEST_PROTOCOL:
            raise ValueError("unsupported pickle protocol: %d" % proto)
        self.proto = proto

    def load_frame(self):
        frame_size, = unpack("<Q", self._read(8))
        if frame_size > maxsize:
            raise ValueError("frame size > sys.maxsize: %d" % frame_size)
        self._unframer.load_frame(frame_size)

    def load_persid(self):
        try:
            pid = self._line().decode("ascii")
        except UnicodeDecodeError:
            raise UnpicklingError("persistent IDs in protocol 0 must be ASCII strings")
        self.append(self.persistent_load(pid))

    def load_binpersid(self):
        self.append(self.persistent_load(self.stack.pop()))

    def load_int(self):
        data = self._line()
        if data == FALSE[1:-1]:
            value = False
        elif data == TRUE[1:-1]:
            value = True
        else:
            value = int(data, 0)
        self.append(value)

    def load_binint(self):
        self.append(unpack("<i", self._read(4))[0])

    def load_binint1(self):
        self.append(self._read(1)[0])

    def load_binint2(self):
        self.append(unpack("<H", self._read(2))[0])

    def load_long(self):
        value = self._line()
        if value and value[-1] == b"L"[0]:
            value = value[:-1]
        self.append(int(value, 0))

    def load_long1(self):
        self.append(decode_long(self._read(self._read(1)[0])))

    def load_long4(self):
        n, = unpack("<i", self._read(4))
        if n < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self.append(decode_long(self._read(n)))

    def load_float(self):
        self.append(float(self._line()))

    def load_binfloat(self):
        self.append(unpack(">d", self._read(8))[0])

    def _decode_string(self, value):
        # A str of Python 2.
        return value if self.encoding == "bytes" else value.decode(self.encoding, self.errors)

    def load_string(self):
        data = self._line()
        if len(data) >= 2 and data[0] == data[-1] and data[0] in b"\"'":
            data = data[1:-1]
        else:
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self.append(self._decode_string(codecs.escape_decode(data)[0]))

    def load_binstring(self):
        n, = unpack("<i", self._read(4))
        if n < 0:
            raise UnpicklingError("BINSTRING pickle has negative byte count")
        self.append(self._decode_string(self._read(n)))

    def load_short_binstring(self):
        self.append(self._decode_string(self._read(self._read(1)[0])))

    def _sized(self, format, width, what):
        n, = unpack(format, self._read(width))
        if n > maxsize:
            raise UnpicklingError("%s exceeds system's maximum size of %d bytes" % (what, maxsize))
        return self._read(n)

    def load_binbytes(self):
        self.append(self._sized("<I", 4, "BINBYTES"))

    def load_binbytes8(self):
        self.append(self._sized("<Q", 8, "BINBYTES8"))

    def load_short_binbytes(self):
        self.append(self._read(self._read(1)[0]))

    def load_bytearray8(self):
        n, = unpack("<Q", self._read(8))
        if n > maxsize:
            raise UnpicklingError("BYTEARRAY8 exceeds system's maximum size of %d bytes" % maxsize)
        b = bytearray(n)
        if self.readinto(b) < n:
            raise UnpicklingError("pickle data was truncated")
        self.append(b)

    def load_next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")
        try:
            buf = next(self._buffers)
        except StopIteration:
            raise UnpicklingError("not enough out-of-band buffers")
        self.append(buf)

    def load_readonly_buffer(self):
        with memoryview(self.stack[-1]) as m:
            if not m.readonly:
                self.stack[-1] = m.toreadonly()

    def load_unicode(self):
        self.append(str(self._line(), "raw-unicode-escape"))

    def load_binunicode(self):
        self.append(str(self._sized("<I", 4, "BINUNICODE"), "utf-8", "surrogatepass"))

    def load_binunicode8(self):
        self.append(str(self._sized("<Q", 8, "BINUNICODE8"), "utf-8", "surrogatepass"))

    def load_short_binunicode(self):
        self.append(str(self._read(self._read(1)[0]), "utf-8", "surrogatepass"))

    def load_tuple(self):
        items = self.pop_mark()
        self.append(tuple(items))

    def load_tuple1(self):
        self.stack[-1] = (self.stack[-1],)

    def load_tuple2(self):
        self.stack[-2:] = [(self.stack[-2], self.stack[-1])]

    def load_tuple3(self):
        self.stack[-3:] = [(self.stack[-3], self.stack[-2], self.stack[-1])]

    def load_frozenset(self):
        items = self.pop_mark()
        self.append(frozenset(items))

    def load_list(self):
        items = self.pop_mark()
        self.append(items)

    def load_dict(self):
        items = self.pop_mark()
        self.append({items[i]: items[i + 1] for i in range(0, len(items), 2)})

    def _instantiate(self, klass, args):
        if args or not isinstance(klass, type) or hasattr(klass, "__getinitargs__"):
            try:
                value = klass(*args)
            except TypeError as error:
                raise TypeError("in constructor for %s: %s" % (klass.__name__, str(error)), error.__traceback__)
        else:
            value = klass.__new__(klass)
        self.append(value)

    def load_inst(self):
        module = self._line().decode("ascii")
        name = self._line().decode("ascii")
        klass = self.find_class(module, name)
        self._instantiate(klass, self.pop_mark())

    def load_obj(self):
        args = self.pop_mark()
        if not args:
            raise UnpicklingError("unpickling stack underflow")
        cls = args.pop(0)
        self._instantiate(cls, args)

    def load_newobj(self):
        args = self.stack.pop()
        cls = self.stack.pop()
        self.append(cls.__new__(cls, *args))

    def load_newobj_ex(self):
        kwargs = self.stack.pop()
        args = self.stack.pop()
        cls = self.stack.pop()
        self.append(cls.__new__(cls, *args, **kwargs))

    def load_global(self):
        module = self._line().decode("utf-8")
        name = self._line().decode("utf-8")
        self.append(self.find_class(module, name))

    def load_stack_global(self):
        name = self.stack.pop()
        module = self.stack.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self.append(self.find_class(module, name))

    def load_ext1(self):
        self.get_extension(self._read(1)[0])

    def load_ext2(self):
        self.get_extension(unpack("<H", self._read(2))[0])

    def load_ext4(self):
        self.get_extension(unpack("<i", self._read(4))[0])

    def get_extension(self, code):
        obj = _extension_cache.get(code, _missing)
        if obj is not _missing:
            self.append(obj)
            return
        key = _inverted_registry.get(code)
        if not key:
            if code <= 0:
                raise UnpicklingError("EXT specifies code <= 0")
            raise ValueError("unregistered extension code %d" % code)
        obj = self.find_class(*key)
        _extension_cache[code] = obj
        self.append(obj)

    def find_class(self, module, name):
        """The object that a module has under a name; where pickles are not trusted, this is to be overridden."""
        return _find_class(module, name, self.proto, self.fix_imports)

    def load_reduce(self):
        args = self.stack.pop()
        func = self.stack[-1]
        self.stack[-1] = func(*args)

    def load_pop(self):
        if self.stack:
            del self.stack[-1]
        elif not self.metastack:
            raise UnpicklingError("unpickling stack underflow")
        else:
            self.pop_mark()

    def load_pop_mark(self):
        self.pop_mark()

    def load_dup(self):
        self.append(self.stack[-1])

    def _recall(self, i):
        try:
            self.append(self.memo[i])
        except KeyError:
            raise UnpicklingError(f"Memo value not found at index {i}") from None

    def load_get(self):
        self._recall(int(self._line()))

    def load_binget(self):
        self._recall(self._read(1)[0])

    def load_long_binget(self):
        self._recall(unpack("<I", self._read(4))[0])

    def load_put(self):
        i = int(self._line())
        if i < 0:
            raise ValueError("negative PUT argument")
        self.memo[i] = self.stack[-1]

    def load_binput(self):
        self.memo[self._read(1)[0]] = self.stack[-1]

    def load_long_binput(self):
        i, = unpack("<I", self._read(4))
        if i > maxsize:
            raise ValueError("negative LONG_BINPUT argument")
        self.memo[i] = self.stack[-1]

    def load_memoize(self):
        self.memo[len(self.memo)] = self.stack[-1]

    def load_append(self):
        value = self.stack.pop()
        self.stack[-1].append(value)

    def load_appends(self):
        items = self.pop_mark()
        target = self.stack[-1]
        try:
            extend = target.extend
        except AttributeError:
            # There is __reduce__ for objects with append() alone.
            append = target.append
            for item in items:
                append(item)
        else:
            extend(items)

    def load_setitem(self):
        value = self.stack.pop()
        key = self.stack.pop()
        self.stack[-1][key] = value

    def load_setitems(self):
        items = self.pop_mark()
        target = self.stack[-1]
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def load_additems(self):
        items = self.pop_mark()
        target = self.stack[-1]
        if isinstance(target, set):
            target.update(items)
        else:
            add = target.add
            for item in items:
                add(item)

    def load_build(self):
        state = self.stack.pop()
        inst = self.stack[-1]
        setstate = getattr(inst, "__setstate__", _missing)
        if setstate is not _missing:
            setstate(state)
            return
        slotstate = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slotstate = state
        if state:
            inst_dict = inst.__dict__
            intern = sys.intern
            for k, v in state.items():
                inst_dict[intern(k) if type(k) is str else k] = v
        if slotstate:
            for k, v in slotstate.items():
                setattr(inst, k, v)

    def load_mark(self):
        self.metastack.append(self.stack)
        self.stack = []
        self.append = self.stack.append

    def load_stop(self):
        raise _Stop(self.stack.pop())

    for _opcode, _method in (
            ("PROTO", load_proto), ("FRAME", load_frame), ("PERSID", load_persid), ("BINPERSID", load_binpersid),
            ("NONE", lambda self: self.append(None)), ("NEWFALSE", lambda self: self.append(False)),
            ("NEWTRUE", lambda self: self.append(True)), ("INT", load_int), ("BININT", load_binint),
            ("BININT1", load_binint1), ("BININT2", load_binint2), ("LONG", load_long), ("LONG1", load_long1),
            ("LONG4", load_long4), ("FLOAT", load_float), ("BINFLOAT", load_binfloat), ("STRING", load_string),
            ("BINSTRING", load_binstring), ("SHORT_BINSTRING", load_short_binstring), ("BINBYTES", load_binbytes),
            ("BINBYTES8", load_binbytes8), ("SHORT_BINBYTES", load_short_binbytes), ("BYTEARRAY8", load_bytearray8),
            ("NEXT_BUFFER", load_next_buffer), ("READONLY_BUFFER", load_readonly_buffer), ("UNICODE", load_unicode),
            ("BINUNICODE", load_binunicode), ("BINUNICODE8", load_binunicode8), ("SHORT_BINUNICODE", load_short_binunicode),
            ("TUPLE", load_tuple), ("EMPTY_TUPLE", lambda self: self.append(())), ("TUPLE1", load_tuple1),
            ("TUPLE2", load_tuple2), ("TUPLE3", load_tuple3), ("EMPTY_LIST", lambda self: self.append([])),
            ("EMPTY_DICT", lambda self: self.append({})), ("EMPTY_SET", lambda self: self.append(set())),
            ("FROZENSET", load_frozenset), ("LIST", load_list), ("DICT", load_dict), ("INST", load_inst), ("OBJ", load_obj),
            ("NEWOBJ", load_newobj), ("NEWOBJ_EX", load_newobj_ex), ("GLOBAL", load_global),
            ("STACK_GLOBAL", load_stack_global), ("EXT1", load_ext1), ("EXT2", load_ext2), ("EXT4", load_ext4),
            ("REDUCE", load_reduce), ("POP", load_pop), ("POP_MARK", load_pop_mark), ("DUP", load_dup), ("GET", load_get),
            ("BINGET", load_binget), ("LONG_BINGET", load_long_binget), ("PUT", load_put), ("BINPUT", load_binput),
            ("LONG_BINPUT", load_long_binput), ("MEMOIZE", load_memoize), ("APPEND", load_append),
            ("APPENDS", load_appends), ("SETITEM", load_setitem), ("SETITEMS", load_setitems), ("ADDITEMS", load_additems),
            ("BUILD", load_build), ("MARK", load_mark), ("STOP", load_stop)):
        dispatch[_OPCODES[_opcode][0]] = _method
    del _opcode, _method


_missing = object()


# ---- Functions ----

def _dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write the pickle of an object to a file."""
    number = _protocol_of_write(protocol, buffer_callback)
    if number is None:
        _Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
        return
    try:
        write = file.write
    except AttributeError:
        raise TypeError("file must have a 'write' attribute")
    write(_write(obj, number, bool(fix_imports and number < 3), dispatch_table, _name_of, _rare, _complain, _extension_registry))


def _dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """The pickle of an object, as bytes."""
    number = _protocol_of_write(protocol, buffer_callback)
    if number is not None:
        return _write(obj, number, bool(fix_imports and number < 3), dispatch_table, _name_of, _rare, _complain, _extension_registry)
    f = io.BytesIO()
    _Pickler(f, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return f.getvalue()


def _protocol_of_write(protocol, buffer_callback):
    # None: not one for _pickle.write.
    if _write is None or buffer_callback is not None:
        return None
    if protocol is None:
        return DEFAULT_PROTOCOL
    if type(protocol) is not int or protocol > HIGHEST_PROTOCOL:
        return None
    if protocol < 0:
        return HIGHEST_PROTOCOL
    return protocol if protocol >= 2 else None


def _load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object of the next pickle in a file."""
    return _Unpickler(file, fix_imports=fix_imports, buffers=buffers, encoding=encoding, errors=errors).load()


def _loads(s, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object of a pickle."""
    if isinstance(s, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    if type(s) is bytes and buffers is None and _read is not None:
        found = _read(s, _find_class, bool(fix_imports), UnpicklingError)
        if found is not None:
            if len(found) == 1:
                return found[0]
            return _Unpickler(io.BytesIO(s), fix_imports=fix_imports, encoding=encoding, errors=errors)._load_on(s, *found)
    return _Unpickler(io.BytesIO(s), fix_imports=fix_imports, buffers=buffers, encoding=encoding, errors=errors).load()


try:
    from _pickle import PickleError, Pickler, PicklingError, Unpickler, UnpicklingError, dump, dumps, load, loads
except ImportError:
    Pickler, Unpickler = _Pickler, _Unpickler
    dump, dumps, load, loads = _dump, _dumps, _load, _loads
    if _write is not None:
        # In messages they are called what CPython's are.
        PickleError.__module__ = PicklingError.__module__ = UnpicklingError.__module__ = "_pickle"
        for _value in (Pickler, Unpickler, dump, dumps, load, loads):
            _value.__name__ = _value.__qualname__ = _value.__name__[1:]
            _value.__module__ = "_pickle"
        del _value
