/// The services that a configuration may choose, and how they are made out of their providers:
/// those of this program, of the class path and of plugins. Mistakes of others end here.
@NullMarked
package dev.runnable.service;

import org.jspecify.annotations.NullMarked;
