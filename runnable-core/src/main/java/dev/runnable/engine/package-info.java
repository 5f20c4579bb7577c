/// Runs a graph: decides what is ready, gives it to an executor under one limit, tries again, times
/// out, cancels, and tells all of it as run events. Decisions are pure and live in `Traversal`; the
/// engine's own state belongs to one thread. Nothing here knows files, terminals or configuration.
@NullMarked
package dev.runnable.engine;

import org.jspecify.annotations.NullMarked;
