@NullMarked
package dev.runnable.local;

import org.jspecify.annotations.NullMarked;
