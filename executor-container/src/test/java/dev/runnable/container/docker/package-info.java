@NullMarked
package dev.runnable.container.docker;

import org.jspecify.annotations.NullMarked;
