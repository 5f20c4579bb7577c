/// The conformance kit: every behaviour that users count on, whoever executes their pipelines, as
/// named tests. An author of an executor extends [ExecutorConformance] and says what is to be
/// tested by a [Subject]; all else of this package is how the kit does it.
@NullMarked
package dev.runnable.testkit.conformance;

import org.jspecify.annotations.NullMarked;
