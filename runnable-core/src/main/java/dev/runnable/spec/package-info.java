/// Pipeline files: one class for each YAML block binds it from the located tree into the graph and
/// tells every mistake in it. Runs nothing and reads no file but the pipeline's own.
@NullMarked
package dev.runnable.spec;

import org.jspecify.annotations.NullMarked;
