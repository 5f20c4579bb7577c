"""What belongs to the process and not to a call: taken down at the start, put back after a call."""

import gc
import os
import signal
import sys

TIMERS = ("ITIMER_REAL", "ITIMER_VIRTUAL", "ITIMER_PROF")


class State:
    def __init__(self):
        self._environ = os.environ
        self._variables = dict(os.environ)
        self._path = sys.path
        self._entries = list(sys.path)
        self._handlers = {n: signal.getsignal(n) for n in signal.valid_signals()}
        self._mask = signal.pthread_sigmask(signal.SIG_BLOCK, ())
        self._recursion = sys.getrecursionlimit()
        self._umask = os.umask(0o77)
        os.umask(self._umask)

    def prepare(self, command, directory, paths, variables):
        os.chdir(directory)
        first = list(dict.fromkeys([directory] + paths))
        self._path[:] = first + [entry for entry in self._entries if entry not in first]
        for entry in first:  # a file written by the step before must be found
            finder = sys.path_importer_cache.get(entry)
            if hasattr(finder, "invalidate_caches"):
                finder.invalidate_caches()
        sys.argv = [command]
        os.environ.update(variables)

    def restore(self):
        self._restore_signals()
        self._restore_environment()
        sys.path = self._path
        sys.setrecursionlimit(self._recursion)
        sys.settrace(None)
        sys.setprofile(None)
        _forget_event_loop()
        gc.enable()
        os.umask(self._umask)

    def _restore_signals(self):
        for timer in TIMERS:
            signal.setitimer(getattr(signal, timer), 0)
        signal.set_wakeup_fd(-1)
        for number, handler in self._handlers.items():
            if handler is not None and signal.getsignal(number) is not handler:
                signal.signal(number, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, self._mask)

    def _restore_environment(self):
        os.environ = self._environ
        for name in [name for name in os.environ if name not in self._variables]:
            del os.environ[name]
        for name, value in self._variables.items():
            if os.environ.get(name) != value:
                os.environ[name] = value


def _forget_event_loop():
    """After asyncio.run, asyncio.get_event_loop works no more in the same thread."""
    policy = getattr(sys.modules.get("asyncio.events"), "_event_loop_policy", None)
    local = getattr(policy, "_local", None)
    if getattr(local, "_set_called", False):
        local._loop, local._set_called = None, False


def threads_left():
    """Names of the threads that Python would wait for before it ends."""
    threading = sys.modules.get("threading")
    if threading is None:
        return []
    return [
        thread.name
        for thread in threading.enumerate()
        if thread is not threading.main_thread() and not thread.daemon
    ]
