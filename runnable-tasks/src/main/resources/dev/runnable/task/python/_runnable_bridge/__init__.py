"""The worker's side of Python tasks. Standard library only, Python 3.8 or newer.

What a plain function does not need (inspect, typing, dataclasses, asyncio, traceback) is imported
by the first call that needs it: the time to start counts.
"""
