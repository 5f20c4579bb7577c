/// Tests of what a run is put together from.
@NullMarked
package dev.runnable.run;

import org.jspecify.annotations.NullMarked;
