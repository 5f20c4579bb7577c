@NullMarked
package dev.runnable.emulator;

import org.jspecify.annotations.NullMarked;
