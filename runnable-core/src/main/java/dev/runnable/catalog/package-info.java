/// Files of the working directory on their way to the catalog and back: finding, hashing, storing
/// and laying them out, and the private folders of sandboxed steps.
///
/// Nothing outside the working directory and the catalog is read or written here. Which files a
/// step sees is not decided here but by the scopes of the graph.
@NullMarked
package dev.runnable.catalog;

import org.jspecify.annotations.NullMarked;
