/// The mocked executor alone; whole runs are tested with the command line.
@NullMarked
package dev.runnable.mocked;

import org.jspecify.annotations.NullMarked;
