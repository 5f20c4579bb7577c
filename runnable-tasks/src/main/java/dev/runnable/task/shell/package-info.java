/// Shell tasks: a script in a shell of the user's choice, with an environment made from scratch,
/// whose exported variables become the step's outputs. Starts processes only through
/// `dev.runnable.process`.
@NullMarked
package dev.runnable.task.shell;

import org.jspecify.annotations.NullMarked;
