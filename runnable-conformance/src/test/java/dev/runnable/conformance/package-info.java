/// Executors that are nearly right: each wraps the local executor and has one bug. The conformance
/// kit has to find it, by the test that is about it.
@NullMarked
package dev.runnable.conformance;

import org.jspecify.annotations.NullMarked;
