/// As the package around it.
@NullMarked
package dev.runnable.sdk.deeper;

import org.jspecify.annotations.NullMarked;
