/// Tests of the mask and of the dotenv format.
@NullMarked
package dev.runnable.secret;

import org.jspecify.annotations.NullMarked;
