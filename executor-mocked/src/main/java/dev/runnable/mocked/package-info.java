/// The mocked executor: walks a whole pipeline and runs nothing of it but what patches put in.
/// Steps return what patches say, what an earlier run has recorded, or made-up values of the right
/// shape, on a time of the run's own.
@NullMarked
package dev.runnable.mocked;

import org.jspecify.annotations.NullMarked;
