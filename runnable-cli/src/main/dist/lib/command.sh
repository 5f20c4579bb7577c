#!/bin/sh
# The command `runnable` of an image: is found on every path, and starts what is elsewhere.
exec /opt/runnable/bin/runnable "$@"
