/// The journal of a run: append-only files of checksummed records, one event a line, each written
/// by one process. Knows files and bytes, but not where a store keeps its journals.
@NullMarked
package dev.runnable.journal;

import org.jspecify.annotations.NullMarked;
