# Facts in sys.
import sys
print(sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 11), sys.maxsize, sys.byteorder, sys.getrecursionlimit(), sys.float_info.max, sys.float_info.epsilon, sys.int_info, sys.hash_info.modulus, sys.getdefaultencoding(), sys.maxunicode, sys.platform, hex(sys.hexversion)[:5])
print(sys.flags.optimize, sys.flags.dont_write_bytecode, len(sys.argv), type(sys.path).__name__, "sys" in sys.modules, "builtins" in sys.builtin_module_names, sys.stdout.encoding, sys.float_repr_style, sys.getfilesystemencoding(), sys.implementation.cache_tag is not None)
def f():
    frame = sys._getframe()
    return frame.f_code.co_name, frame.f_back.f_code.co_name, frame.f_lineno, sorted(frame.f_locals)
print(f())
print(sys.displayhook(5), sys.displayhook(None), _)
print(sys.exc_info(), sys.getswitchinterval(), sys.get_int_max_str_digits(), sys.thread_info.name)
