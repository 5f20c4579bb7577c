/// The immutable pipeline: nodes, edges and step identity. Reads no file, runs nothing.
@NullMarked
package dev.runnable.graph;

import org.jspecify.annotations.NullMarked;
