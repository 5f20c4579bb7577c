/// Tests of how steps are named to other processes.
@NullMarked
package dev.runnable.reentry;

import org.jspecify.annotations.NullMarked;
