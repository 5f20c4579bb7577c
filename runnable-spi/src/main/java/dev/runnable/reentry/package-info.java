/// How a process that runs a part of a run is told which: its arguments, the text forms of step
/// identity and iteration, ours and the original's, and how they are read against a pipeline.
/// Starts nothing and reads no run log.
@NullMarked
package dev.runnable.reentry;

import org.jspecify.annotations.NullMarked;
