/// What a run must come to, found out by recursion over the graph: no time, no order, no threads,
/// no sharing. Slow and plain on purpose. Nothing of the engine, of its scopes or of the run log's
/// fold is used here; the engine is compared with this.
@NullMarked
package dev.runnable.testkit.reference;

import org.jspecify.annotations.NullMarked;
