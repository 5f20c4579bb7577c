/// Tests of names and patterns of files.
@NullMarked
package dev.runnable.data;

import org.jspecify.annotations.NullMarked;
