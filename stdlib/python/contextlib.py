"""contextlib: making, combining and adapting context managers, ordinary and asynchronous ones."""

import _collections_abc
import abc
import sys
from _collections import deque
from functools import wraps
from types import MethodType

__all__ = ["asynccontextmanager", "contextmanager", "closing", "nullcontext",
           "AbstractContextManager", "AbstractAsyncContextManager",
           "AsyncExitStack", "ContextDecorator", "ExitStack",
           "redirect_stdout", "redirect_stderr", "suppress", "aclosing",
           "chdir"]

GenericAlias = type(list[int])


class AbstractContextManager(abc.ABC):
    """Base of context managers: __enter__ returns self unless overridden."""

    __class_getitem__ = classmethod(GenericAlias)

    def __enter__(self):
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Leave the block; a true answer stops the exception."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractContextManager:
            return _collections_abc._check_methods(C, "__enter__", "__exit__")
        return NotImplemented


class AbstractAsyncContextManager(abc.ABC):
    """Base of asynchronous context managers: __aenter__ returns self unless overridden."""

    __class_getitem__ = classmethod(GenericAlias)

    async def __aenter__(self):
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        """Leave the block; a true answer stops the exception."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractAsyncContextManager:
            return _collections_abc._check_methods(C, "__aenter__", "__aexit__")
        return NotImplemented


# ---- Use as decorators ----

class ContextDecorator:
    """Mixin that lets a context manager decorate functions, which then run inside it."""

    def _recreate_cm(self):
        """The manager for one call; those that work only once make a new one here."""
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner


class AsyncContextDecorator:
    """Mixin that lets an asynchronous context manager decorate coroutine functions."""

    def _recreate_cm(self):
        """The manager for one call."""
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)
        return inner


# ---- Generators as context managers ----

class _GeneratorContextManagerBase:
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        # help() on the manager shall show the doc string of the generator function.
        doc = getattr(func, "__doc__", None)
        if doc is None:
            doc = type(self).__doc__
        self.__doc__ = doc

    def _recreate_cm(self):
        # A generator runs once only, so each decorated call gets its own.
        return self.__class__(self.func, self.args, self.kwds)


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager, ContextDecorator):
    """What functions under @contextmanager return."""

    def __enter__(self):
        # No longer needed; and the arguments shall be free to die inside the block.
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            # To be comparable with what comes out of the generator.
            value = typ()
        try:
            self.gen.throw(typ, value, traceback)
        except StopIteration as exc:
            # The generator ended, which swallows the exception - unless it is that very exception, on its way out.
            return exc is not value
        except BaseException as exc:
            if not _passed_through(exc, value):
                raise
            (exc if exc is value else value).__traceback__ = traceback
            return False
        finally:
            # The traceback leads through the generator's frame back to this one.
            value = traceback = None
        raise RuntimeError("generator didn't stop after throw()")


def _passed_through(exc, value):
    # Whether a generator let the exception thrown into it through.  A StopIteration it lets through comes as RuntimeError.
    if exc is value:
        return True
    return (isinstance(exc, RuntimeError) and isinstance(value, (StopIteration, StopAsyncIteration))
            and exc.__cause__ is value)


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager, AsyncContextDecorator):
    """What functions under @asynccontextmanager return."""

    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = typ()
        try:
            await self.gen.athrow(typ, value, traceback)
        except StopAsyncIteration as exc:
            return exc is not value
        except BaseException as exc:
            if not _passed_through(exc, value):
                raise
            (exc if exc is value else value).__traceback__ = traceback
            return False
        finally:
            # The traceback leads through the generator's frame back to this one.
            value = traceback = None
        raise RuntimeError("generator didn't stop after athrow()")


def contextmanager(func):
    """A decorator that makes a context manager of a generator function with one yield.

    What stands before the yield is done on entering, what stands behind it on leaving; the value yielded is bound by `as`.
    """
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper


def asynccontextmanager(func):
    """A decorator that makes an asynchronous context manager of an asynchronous generator function with one yield."""
    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)
    return helper


# ---- Small managers ----

class closing(AbstractContextManager):
    """Calls thing.close() at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Awaits thing.aclose() at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []  # a stack, so that one manager can be entered again

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Sends what is printed inside the block to another file-like object."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Sends what goes to stderr inside the block to another file-like object."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """Ends the block silently at any of the given exceptions; execution goes on behind the block."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing, for where a context manager is optional; entering gives enter_result."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    """Changes the working directory inside the block."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os
        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os
        os.chdir(self._old_cwd.pop())


# ---- Exit stacks ----

class _BaseExitStack:
    """What ExitStack and AsyncExitStack share: a stack of (is ordinary, exit callback)."""

    def __init__(self):
        self._exit_callbacks = deque()

    def pop_all(self):
        """Hand all callbacks over to a new stack, and keep none."""
        new_stack = type(self)()
        new_stack._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = deque()
        return new_stack

    def push(self, exit):
        """Register a context manager without entering it, or a function with the signature of __exit__."""
        try:
            exit_method = type(exit).__exit__
        except AttributeError:
            self._push_exit_callback(exit)
        else:
            self._push_cm_exit(exit, exit_method)
        return exit

    def enter_context(self, cm):
        """Enter a context manager and register it; returns what its __enter__ returns."""
        cls = type(cm)
        try:
            enter = cls.__enter__
            leave = cls.__exit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does "
                            f"not support the context manager protocol") from None
        result = enter(cm)
        self._push_cm_exit(cm, leave)
        return result

    def callback(self, callback, /, *args, **kwds):
        """Register a function to be called with arguments; it cannot stop exceptions."""
        def _exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)

        # Shows what is behind it to whoever looks at the stack.
        _exit_wrapper.__wrapped__ = callback
        self._push_exit_callback(_exit_wrapper)
        return callback

    def _push_cm_exit(self, cm, cm_exit):
        self._push_exit_callback(MethodType(cm_exit, cm))

    def _push_exit_callback(self, callback, is_sync=True):
        self._exit_callbacks.append((is_sync, callback))


class _Unwinding:
    """Follows the exception, if any, from one exit callback to the next."""

    def __init__(self, details):
        self.details = details
        self.received = details[0] is not None
        self.suppressed = False
        self.raising = False
        # The exception that was being handled where the with statement stands: chains of __context__ end there.
        self.frame_exc = sys.exc_info()[1]

    def stopped(self):
        self.suppressed = True
        self.raising = False
        self.details = (None, None, None)

    def replaced(self):
        # A callback raised.  As in nested with statements, the end of its exception's chain of contexts gets the one before.
        details = sys.exc_info()
        last, old = details[1], self.details[1]
        while True:
            context = last.__context__
            if context is None or context is old:
                break
            if context is self.frame_exc:
                last.__context__ = old
                break
            last = context
        self.raising = True
        self.details = details


class ExitStack(_BaseExitStack, AbstractContextManager):
    """A stack of context managers and callbacks that are left in reverse order at the end of the block."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        state = _Unwinding(exc_details)
        while self._exit_callbacks:
            is_sync, cb = self._exit_callbacks.pop()
            assert is_sync
            try:
                if cb(*state.details):
                    state.stopped()
            except:
                state.replaced()
        if state.raising:
            exc = state.details[1]
            context = exc.__context__
            try:
                raise exc
            except BaseException:
                # Raising set it to what is being handled here.
                exc.__context__ = context
                raise
        return state.received and state.suppressed

    def close(self):
        """Leave everything now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """An ExitStack for asynchronous context managers and coroutine functions as well."""

    async def enter_async_context(self, cm):
        """Enter an asynchronous context manager and register it; returns what its __aenter__ returns."""
        cls = type(cm)
        try:
            enter = cls.__aenter__
            leave = cls.__aexit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does "
                            f"not support the asynchronous context manager protocol") from None
        result = await enter(cm)
        self._push_async_cm_exit(cm, leave)
        return result

    def push_async_exit(self, exit):
        """Register an asynchronous context manager without entering it, or a coroutine function like __aexit__."""
        try:
            exit_method = type(exit).__aexit__
        except AttributeError:
            self._push_exit_callback(exit, False)
        else:
            self._push_async_cm_exit(exit, exit_method)
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Register a coroutine function to be called with arguments."""
        async def _exit_wrapper(exc_type, exc, tb):
            await callback(*args, **kwds)

        _exit_wrapper.__wrapped__ = callback
        self._push_exit_callback(_exit_wrapper, False)
        return callback

    async def aclose(self):
        """Leave everything now."""
        await self.__aexit__(None, None, None)

    def _push_async_cm_exit(self, cm, cm_exit):
        self._push_exit_callback(MethodType(cm_exit, cm), False)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        state = _Unwinding(exc_details)
        while self._exit_callbacks:
            is_sync, cb = self._exit_callbacks.pop()
            try:
                answer = cb(*state.details)
                if not is_sync:
                    answer = await answer
                if answer:
                    state.stopped()
            except:
                state.replaced()
        if state.raising:
            exc = state.details[1]
            context = exc.__context__
            try:
                raise exc
            except BaseException:
                exc.__context__ = context
                raise
        return state.received and state.suppressed
