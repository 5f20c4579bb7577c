/// The local executor: gives each task to the runner of its command type, in this process and its
/// children. Knows no command type by itself: runners are found by `java.util.ServiceLoader`.
@NullMarked
package dev.runnable.local;

import org.jspecify.annotations.NullMarked;
