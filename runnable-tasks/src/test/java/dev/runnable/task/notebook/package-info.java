@NullMarked
package dev.runnable.task.notebook;

import org.jspecify.annotations.NullMarked;
