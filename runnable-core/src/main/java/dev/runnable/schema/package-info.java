/// JSON Schema of pipeline and configuration files, for editors: made of the same descriptions as
/// their documentation. Readers decide what is right; a schema that refuses what they read is
/// wrong, one that takes what they refuse is only less helpful.
@NullMarked
package dev.runnable.schema;

import org.jspecify.annotations.NullMarked;
