/// Configuration and parameters: which file is chosen, what it says, and the variables in it.
/// Environment and working directory come in as values. Makes no service.
@NullMarked
package dev.runnable.config;

import org.jspecify.annotations.NullMarked;
