/// The `runnable` command: reads the arguments, the environment and the clock, and hands them down
/// as values. Nothing but argument handling and terminal output belongs here.
@NullMarked
package dev.runnable.cli;

import org.jspecify.annotations.NullMarked;
