"""One kernel, and the cells that it executes."""

import asyncio
import json
import logging
import os
import signal
import subprocess
import sys
import threading
import time

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from . import cells, failures
from .failures import KernelDied, NotebookError

HERE = os.path.dirname(os.path.abspath(__file__))
HOME = os.path.dirname(HERE)
LAST_OUTPUT = 60  # seconds, after a cell has ended, for all that it printed to come


class _OwnKernel(KernelSpecManager):
    """Whatever a notebook calls its kernel, it runs in this interpreter: the name is that of the
    machine where the notebook was last saved."""

    def get_kernel_spec(self, kernel_name):
        command = [sys.executable, os.path.join(HOME, "kernel.py"), "-f", "{connection_file}"]
        return KernelSpec(argv=command, display_name="Python 3", language="python")


class _Manager(AsyncKernelManager):
    def client(self, **settings):
        """Takes all that the kernel sends: ZeroMQ drops what is more than a thousand messages."""
        client = super().client(**settings)
        client.context.rcvhwm = 0
        return client


class _Client(NotebookClient):
    """Shows what cells print when it comes. In the notebook it comes in larger pieces: each one is
    joined to a text that grows."""

    console = None
    _waiting = None

    def process_message(self, msg, cell, cell_index):
        if msg["msg_type"] != "stream":
            self._deliver(cell, cell_index)
            return super().process_message(msg, cell, cell_index)
        name, text = msg["content"]["name"], msg["content"]["text"]
        self.console.show(name, text)
        if self._waiting is None or self._waiting[0]["content"]["name"] != name:
            self._deliver(cell, cell_index)
            self._waiting = msg, []
        self._waiting[1].append(text)
        return None

    def _deliver(self, cell, cell_index):
        if self._waiting is not None:
            (msg, texts), self._waiting = self._waiting, None
            msg["content"]["text"] = "".join(texts)
            super().process_message(msg, cell, cell_index)

    def deliver_last(self, cell, cell_index):
        """When no message will come any more."""
        self._deliver(cell, cell_index)


class Session:
    def __init__(self, notebook, request, folder, console, save):
        """`save` is called once, when the last cell has ended, also by failing or being stopped."""
        self._notebook = notebook
        self._request = request
        self._folder = folder
        self._console = console
        self._save = save
        self._at = None
        self._manager = _manager(request["kernel"], folder)
        self._client = _Client(
            notebook,
            km=self._manager,
            timeout=request["timeout"],
            iopub_timeout=LAST_OUTPUT,
            resources={"metadata": {"path": os.getcwd()}},
        )
        self._client.console = console

    def run(self):
        """The declared returns, by name."""
        _be_quiet()
        _watch(os.getppid(), self._kill)
        try:
            return asyncio.run(self._run())
        except RuntimeError as error:  # nbclient says so of a kernel that does not start
            if self._at is None or isinstance(error, DeadKernelError):
                raise self._dead() from None
            raise
        except CellTimeoutError:
            text = "%s took longer than %s seconds" % (self._where(), self._request["timeout"])
            raise NotebookError(text) from None

    async def _run(self):
        said = os.open(self._said(), os.O_WRONLY | os.O_CREAT, 0o600)
        # what goes to its own streams is a copy of what it sends, but for its last words
        async with self._client.async_setup_kernel(
            cleanup_kc=True, stdout=subprocess.DEVNULL, stderr=said
        ):
            try:
                asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self._stopped)
                await self._execute()
            finally:
                self._finish()
            return await self._returns() if self._request["returns"] else {}

    def _said(self):
        return os.path.join(self._folder, "kernel.log")

    def _finish(self):
        if self._at is not None:
            self._client.deliver_last(self._notebook.cells[self._at], self._at)
            self._console.end_cell()
        self._save()

    async def _execute(self):
        info = await self._reply(self._client.kc.kernel_info())
        self._notebook.metadata["language_info"] = info["language_info"]
        for index, cell in enumerate(self._notebook.cells):
            self._at = index
            count = self._client.code_cells_executed + 1
            try:
                await self._client.async_execute_cell(cell, index, execution_count=count)
            except CellExecutionError:
                if not self._judge(cell):
                    break
            self._console.end_cell()
        self._client.set_widgets_metadata()

    def _judge(self, cell):
        """Whether to go on; raises what failed. A notebook may end itself by sys.exit(0)."""
        errors = [one for one in cell.outputs if one["output_type"] == "error"]
        if not errors:
            raise NotebookError("%s failed" % self._where())
        if errors[-1]["ename"] == "SystemExit" and errors[-1]["evalue"] in ("", "0", "None"):
            return False
        self._console.end_cell()
        text = "".join(line + "\n" for line in failures.traceback(errors[-1]))
        self._console.show("stderr", text)
        raise NotebookError(failures.of_cell(errors[-1], self._where()))

    def _where(self):
        """A cell by its place in the source, where the injected one does not count."""
        path = self._request["notebook"]
        if self._at is None:
            return "its start, before the first cell of " + path
        if cells.INJECTED in cells.tags(self._notebook.cells[self._at]):
            return "the injected parameters of " + path
        above = self._notebook.cells[: self._at]
        injected = sum(cells.INJECTED in cells.tags(cell) for cell in above)
        return "cell %d of %s" % (self._at + 1 - injected, path)

    async def _returns(self):
        """A last request in the same kernel, which leaves no trace in the notebook."""
        script = os.path.join(HERE, "returns.py")
        answer = os.path.join(self._folder, "returns.json")
        given = {
            "FOLDER": HOME,
            "RETURNS": self._request["returns"],
            "ANSWER": answer,
        }
        code = "__import__('runpy').run_path(%r, %r)" % (script, given)
        sent = self._client.kc.execute(code, silent=True, store_history=False, allow_stdin=False)
        reply = await self._reply(sent)
        if not os.path.exists(answer):
            what = "%s: %s" % (reply.get("ename", "no error"), reply.get("evalue", ""))
            raise NotebookError("the returns of the notebook cannot be read: " + what)
        with open(answer, encoding="ascii") as file:
            found = json.load(file)
        if "failure" in found:
            raise NotebookError(found["failure"])
        return found["values"]

    async def _reply(self, sent):
        message = await sent if asyncio.iscoroutine(sent) else sent
        reply = await self._client.async_wait_for_reply(message)
        if reply is None:
            raise NotebookError("the kernel gives no answer")
        return reply["content"]

    def _dead(self):
        with open(self._said(), encoding="utf-8", errors="replace") as file:
            self._console.show("stderr", "".join(file.readlines()[-failures.LINES :]))
        self._console.end_cell()
        text = "the kernel died in " + self._where()
        process = getattr(getattr(self._manager, "provisioner", None), "process", None)
        return KernelDied(text, getattr(process, "returncode", None))

    def _stopped(self):
        """By the host, which ends the kernel too, in a moment."""
        try:
            self._finish()
        finally:
            self._kill()
            os._exit(128 + signal.SIGTERM)

    def _kill(self):
        pid = getattr(getattr(self._manager, "provisioner", None), "pid", None)
        if pid:
            try:
                os.killpg(pid, signal.SIGKILL)  # it leads a group
            except OSError:
                pass


def _manager(kernel, folder):
    """Sockets in the private folder: no port that another kernel may take in the same moment, none
    that anybody else could try."""
    manager = _Manager(
        kernel_name=kernel or "python3",
        transport="ipc",
        connection_file=os.path.join(folder, "kernel.json"),
    )
    if kernel is None:
        manager.kernel_spec_manager = _OwnKernel()
    elif not cells.is_python(manager.kernel_spec.language):
        text = "the kernel %r speaks %s; only Python notebooks can be executed"
        raise NotebookError(text % (kernel, manager.kernel_spec.language))
    return manager


def _be_quiet():
    """Errors are told by the answer."""
    handler = logging.StreamHandler()
    handler.addFilter(lambda record: record.levelno == logging.WARNING)
    log = logging.getLogger("traitlets")
    log.handlers[:] = [handler]
    log.propagate = False


def _watch(parent, kill):
    """Nothing is left when the host is killed."""

    def watch():
        while os.getppid() == parent:
            time.sleep(0.5)
        kill()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
