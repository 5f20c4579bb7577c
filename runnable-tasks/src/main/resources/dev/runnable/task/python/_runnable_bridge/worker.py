"""Calls functions one after the other, each as if it were the first."""

import os
import sys

from . import errors
from .binding import bind, missing_of
from .channel import Channel
from .modules import Sources, load
from .results import awaited, collect
from .state import State, threads_left
from .streams import Streams


def serve(path):
    _lead_a_group()
    channel = Channel(path)
    worker = Worker()
    version = "%d.%d.%d" % sys.version_info[:3]
    channel.send({"op": "hello", "version": version, "executable": sys.executable})
    while True:
        request = channel.receive()
        if request["op"] == "close":
            return  # the interpreter ends as usual: waits for threads, runs atexit functions
        channel.send(worker.answer(request))


def _lead_a_group():
    """So that a signal to the group reaches everything a call leaves behind, and the terminal's
    signals reach the host alone."""
    try:
        os.setsid()
    except OSError:
        pass


class Worker:
    def __init__(self):
        import faulthandler

        self._pid = os.getpid()
        self._sources = Sources()
        self._state = State()
        self._streams = Streams()
        faulthandler.enable(self._streams.copy_of_stderr())

    def answer(self, request):
        changed = self._sources.changed()
        if changed is not None:
            return {"op": "stale", "path": changed}
        try:
            answer = self._reduce(request) if request["op"] == "reduce" else self._call(request)
        except BaseException as error:
            answer = self._failure(error)
        if os.getpid() != self._pid:
            self._end_of_fork(0)
        self._state.restore()
        self._streams.settle(request["marker"].encode("ascii"))
        answer["threads"] = threads_left()
        return answer

    def _call(self, request):
        command, declared = request["command"], request["returns"]
        self._prepare(command, request)
        function = load(command)
        missing = missing_of(request["left_out"], function)
        if missing:
            return {"op": "incomplete", "names": missing}
        name = command.rpartition(".")[2]
        positional, named = bind(name, function, request)
        try:
            value = awaited(function(*positional, **named))
        except SystemExit as error:
            if error.code not in (None, 0) or declared:
                raise
            value = None  # a program's main that ends with exit(0)
        return {"op": "returned", "values": collect(name, value, declared)}

    def _reduce(self, request):
        from .reducers import reduce_all  # few runs need it

        reducer = request["reducer"]
        self._prepare(reducer, request)
        return {"op": "returned", "values": reduce_all(reducer, request)}

    def _prepare(self, command, request):
        self._state.prepare(command, request["directory"], request["paths"], request["environment"])

    def _failure(self, error):
        users = error.error if isinstance(error, errors.ReducerFailed) else error
        if os.getpid() != self._pid and isinstance(users, SystemExit):
            self._end_of_fork(errors.exit_code(users))
        answer = errors.failure(error)
        if os.getpid() != self._pid:
            self._end_of_fork(1)
        return answer

    def _end_of_fork(self, code):
        """A child that the user's code forked came back here. It must not answer in our name."""
        self._streams.flush()
        os._exit(code)

