@NullMarked
package dev.runnable.process;

import org.jspecify.annotations.NullMarked;
