"""Messages to and from the host: JSON behind its length, on a socket that user code never sees."""

import json
import os
import signal
import sys
from _thread import start_new_thread

try:  # the modules behind `socket` and `queue`: those take twice as long to import
    from _queue import SimpleQueue
    from _socket import AF_UNIX, SOCK_STREAM
    from _socket import socket as Socket
except ImportError:
    from queue import SimpleQueue
    from socket import AF_UNIX, SOCK_STREAM
    from socket import socket as Socket

LENGTH = 4
LONGEST = (1 << 31) - 8  # what the host can hold in one piece


class Channel:
    """One thread reads all the time, also during a call, so that the end of the host is noticed."""

    def __init__(self, path):
        self._socket = Socket(AF_UNIX, SOCK_STREAM)
        self._socket.connect(path)
        self._fd = self._socket.fileno()
        self._pid = os.getpid()
        self._received = SimpleQueue()
        start_new_thread(self._read, ())

    def receive(self):
        return self._received.get()

    def send(self, message):
        if os.getpid() != self._pid:
            os._exit(0)
        body = json.dumps(message, allow_nan=False).encode("ascii")
        if len(body) > LONGEST:
            text = "The returned values are %d bytes of JSON, too many; write them to a file"
            lost = {"op": "failed", "message": text % len(body), "traceback": []}
            return self.send(dict(lost, threads=message.get("threads", [])))
        self._socket.sendall(len(body).to_bytes(LENGTH, "big") + body)

    def _read(self):
        try:
            while True:
                length = int.from_bytes(self._exactly(LENGTH), "big")
                self._received.put(json.loads(self._exactly(length)))
        except (EOFError, OSError):
            end_with_children()

    def _exactly(self, size):
        parts = []
        while size:
            part = os.read(self._fd, min(size, 1 << 20))
            if not part:
                raise EOFError
            parts.append(part)
            size -= len(part)
        return b"".join(parts)


def end_with_children():
    """The host is gone, and nobody is left to end what was started here."""
    for pid in descendants(os.getpid()):
        _kill(os.kill, pid)
    if os.getpgid(0) == os.getpid():
        _kill(os.killpg, os.getpid())
    os._exit(1)


def descendants(root):
    """Where there is no /proc, the process group has to do."""
    children = {}
    if sys.platform.startswith("linux"):
        for name in os.listdir("/proc"):
            if name.isdigit():
                children.setdefault(_parent(name), []).append(int(name))
    found = list(children.get(root, ()))
    for pid in found:  # grows while it is walked
        found.extend(children.get(pid, ()))
    return found


def _parent(pid):
    try:
        with open("/proc/" + pid + "/stat", "rb") as stat:
            return int(stat.read().rpartition(b")")[2].split()[1])
    except (OSError, ValueError, IndexError):
        return 0


def _kill(how, pid):
    try:
        how(pid, signal.SIGKILL)
    except OSError:
        pass
