@NullMarked
package dev.runnable.task.shell;

import org.jspecify.annotations.NullMarked;
