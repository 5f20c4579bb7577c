/// A run from its parts: checks, the run id, the recorder that every event goes through, and the
/// engine in the middle. The command line and the SDK start runs here.
@NullMarked
package dev.runnable.run;

import org.jspecify.annotations.NullMarked;
