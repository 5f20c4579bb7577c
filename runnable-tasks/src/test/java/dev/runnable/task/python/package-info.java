/// Tests of Python tasks, with a real Python.
@NullMarked
package dev.runnable.task.python;

import org.jspecify.annotations.NullMarked;
