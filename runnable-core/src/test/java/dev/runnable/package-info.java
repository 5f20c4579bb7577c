/// What the tests of several packages share.
@NullMarked
package dev.runnable;

import org.jspecify.annotations.NullMarked;
