/// Python tasks and reducers: functions of the user, called by warm worker processes.
///
/// A worker runs the bridge (Python files among the resources). Host and worker talk over a socket;
/// the worker's standard streams belong to the user's code alone. Nothing here reads the ambient
/// environment, and nothing but the bridge knows how a Python function is bound.
@NullMarked
package dev.runnable.task.python;

import org.jspecify.annotations.NullMarked;
