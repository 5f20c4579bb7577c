/// Pipelines, scripts and orders of events that come out of a seed: the same seed, the same run.
@NullMarked
package dev.runnable.testkit.random;

import org.jspecify.annotations.NullMarked;
