@NullMarked
package dev.runnable.task.java;

import org.jspecify.annotations.NullMarked;
