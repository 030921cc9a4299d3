"""collections.abc: the classes of _collections_abc under their public name."""

from _collections_abc import *
from _collections_abc import _CallableGenericAlias, __all__
