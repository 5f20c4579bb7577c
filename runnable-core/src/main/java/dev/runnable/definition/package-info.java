/// Pipelines that were made in Java, as values between the SDK, which makes them, and those who
/// read and run them: the document that they are, where each step was made, and the methods that it
/// calls. Knows how to write the document as YAML, and reads it with the reader of files.
@NullMarked
package dev.runnable.definition;

import org.jspecify.annotations.NullMarked;
