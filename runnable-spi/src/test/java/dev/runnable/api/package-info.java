/// Holds the public interface of this artefact to what its version says.
@NullMarked
package dev.runnable.api;

import org.jspecify.annotations.NullMarked;
