/// What a run tells while it goes on, as one sealed hierarchy. Everything that is shown or stored
/// is a fold of these.
@NullMarked
package dev.runnable.event;

import org.jspecify.annotations.NullMarked;
