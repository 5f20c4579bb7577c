/// The run-log stores that need no service, and the files of the tasks' console output. How a
/// journal looks inside is not known here.
@NullMarked
package dev.runnable.store;

import org.jspecify.annotations.NullMarked;
