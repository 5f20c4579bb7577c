/// What can be set: descriptions of settings as values, made by hand or of a record whose
/// components say what they are. Documentation, JSON Schema and binding are made of them. Knows no
/// file and no value that a user has written.
@NullMarked
package dev.runnable.settings;

import org.jspecify.annotations.NullMarked;
