/// JSON read and written token by token, and the JSON of the small types that the run log and the
/// journal share. No data binding by reflection: its start-up time would show in every run.
@NullMarked
package dev.runnable.json;

import org.jspecify.annotations.NullMarked;
