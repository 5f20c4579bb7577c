/// Secrets: where they come from, and the mask that keeps them from leaving the process in a text.
@NullMarked
package dev.runnable.secret;

import org.jspecify.annotations.NullMarked;
