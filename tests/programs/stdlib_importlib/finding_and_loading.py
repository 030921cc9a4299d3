# importlib's functions, over modules that are written first.
import os
import sys
import tempfile
folder = tempfile.mkdtemp()
for name, text in (("mymod.py", "x = 1\ndef f(): return __name__\n"), ("pk/__init__.py", "y = 2\n"), ("pk/sub.py", "z = 3\n")):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)
sys.path.insert(0, folder)
sys.dont_write_bytecode = True
import importlib
m = importlib.import_module('mymod'); print(m.f())
m.x = 5; print(importlib.reload(m) is m, m.x)
print(importlib.import_module('.sub','pk').z)
import importlib.machinery as mach
print(mach.all_suffixes()[0], mach.ModuleSpec('a', None), mach.SOURCE_SUFFIXES)
s = mach.PathFinder.find_spec('mymod', [sys.path[0]]); print(s.name, s.has_location, s.loader.name, s.loader.is_package('mymod'))
l = mach.SourceFileLoader('viaf', s.origin)
import types
t = types.ModuleType('viaf'); l.exec_module(t); print(t.x, l.get_filename('viaf')==s.origin, l.get_source('viaf')[:5], l.get_code('viaf').co_name)
for bad in ('nope','pk.nope','mymod.sub'):
    try: importlib.import_module(bad)
    except ImportError as e: print(type(e).__name__, e, e.name)
try: importlib.import_module('.x')
except TypeError as e: print(e)
try: importlib.import_module('..x','pk')
except ImportError as e: print(e)
try: importlib.reload(3)
except TypeError as e: print(e)
try: importlib.reload(types.ModuleType('foo'))
except ImportError as e: print(e)
class L(mach.SourceFileLoader):
    def get_data(self, path): return b"w = 99"
t = types.ModuleType('w'); L('w','/w.py').exec_module(t); print(t.w)
import importlib.util as u
print(u.find_spec('pk.sub').origin[-10:], u.find_spec('nothing'), u.find_spec('sys').name)
sp = u.spec_from_file_location('other', sys.path[0]+'/mymod.py'); print(sp.name, sp.has_location, sp.submodule_search_locations)
o = u.module_from_spec(sp); print(hasattr(o,'x'), o.__name__, o.__file__[-8:], o.__spec__ is sp, o.__loader__ is sp.loader); sp.loader.exec_module(o); print(o.x, o.f())
print(u.resolve_name('.a','b.c'), u.MAGIC_NUMBER)
class F:
    @classmethod
    def find_spec(cls, name, path, target=None):
        if name == 'magicmod': return u.spec_from_loader(name, Ld())
class Ld:
    def create_module(self, spec): return None
    def exec_module(self, module): module.v = 7
sys.meta_path.insert(0, F)
import magicmod; print(magicmod.v, magicmod.__spec__.loader.__class__.__name__)
import importlib.abc as a
print(issubclass(mach.SourceFileLoader, a.Loader))
sp = u.spec_from_file_location('p2', sys.path[0]+'/pk/__init__.py'); print(len(sp.submodule_search_locations))
lz = u.LazyLoader(mach.SourceFileLoader('lz', s.origin)); sp = u.spec_from_loader('lz', lz); mm = u.module_from_spec(sp); lz.exec_module(mm); print(mm.x)
import shutil
shutil.rmtree(folder)
