/// Notebook tasks: a notebook is executed once, in a process of its own, by the Jupyter of the
/// interpreter that Python tasks have. The files that this process runs are among the resources;
/// they know how a notebook is executed, this package how one is asked for it.
@NullMarked
package dev.runnable.task.notebook;

import org.jspecify.annotations.NullMarked;
