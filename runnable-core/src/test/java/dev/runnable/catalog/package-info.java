/// Tests of the catalog, with real files.
@NullMarked
package dev.runnable.catalog;

import org.jspecify.annotations.NullMarked;
