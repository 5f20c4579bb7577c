/// What third parties implement: executors, task types, secrets. Values of this package are stable;
/// nothing here does work.
@NullMarked
package dev.runnable.spi;

import org.jspecify.annotations.NullMarked;
