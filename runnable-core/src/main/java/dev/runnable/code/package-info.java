/// Finds out which code a run runs. Never fails: what cannot be found out is said in the identity.
@NullMarked
package dev.runnable.code;

import org.jspecify.annotations.NullMarked;
