/// The engine, proven with the testkit, and the testkit's own tests.
@NullMarked
package dev.runnable.testkit;

import org.jspecify.annotations.NullMarked;
