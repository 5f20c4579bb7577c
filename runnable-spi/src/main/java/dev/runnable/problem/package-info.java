/// Mistakes told to a person: where, what, what was expected, how to fix it. Knows nothing of
/// pipelines.
@NullMarked
package dev.runnable.problem;

import org.jspecify.annotations.NullMarked;
