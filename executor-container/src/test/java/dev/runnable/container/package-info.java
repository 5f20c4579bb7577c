@NullMarked
package dev.runnable.container;

import org.jspecify.annotations.NullMarked;
