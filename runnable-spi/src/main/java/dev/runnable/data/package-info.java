/// Files that steps hand to each other, as values: which file it is, what is in it and who put it
/// there.
///
/// Nothing here touches a file: that is the business of the `catalog` package.
@NullMarked
package dev.runnable.data;

import org.jspecify.annotations.NullMarked;
