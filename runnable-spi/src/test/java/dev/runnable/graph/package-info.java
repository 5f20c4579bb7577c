/// Tests of step identity.
@NullMarked
package dev.runnable.graph;

import org.jspecify.annotations.NullMarked;
