/// The run log: what a run was, as a fold of its events, and its JSON, which is that of the
/// original. Knows nothing of where it is stored.
@NullMarked
package dev.runnable.runlog;

import org.jspecify.annotations.NullMarked;
