@NullMarked
package dev.runnable.reduce;

import org.jspecify.annotations.NullMarked;
