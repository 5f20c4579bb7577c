/// Child processes of tasks: started with exactly the environment that they are given, their output
/// handed over line by line, and ended as a whole tree. Knows nothing of tasks' languages. Apache
/// Commons Exec drives a process from its start to its end; what it has not (trees, bounded lines,
/// processes that outlive their parent) stands beside it here.
@NullMarked
package dev.runnable.process;

import org.jspecify.annotations.NullMarked;
