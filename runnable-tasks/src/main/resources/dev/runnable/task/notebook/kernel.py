"""IPython's kernel, which sends all that cells print: kernel.py -f CONNECTION.

ZeroMQ drops what waits to be sent beyond a thousand messages, and a cell that flushes each line
sends one for each.
"""

import sys

if __name__ == "__main__":
    del sys.path[0]  # this folder; the kernel itself puts the working directory there
    from ipykernel.kernelapp import IPKernelApp

    class Kernel(IPKernelApp):
        def init_iopub(self, context):
            context.sndhwm = 0
            super().init_iopub(context)

    Kernel.launch_instance()
