@NullMarked
package dev.runnable.testkit.argo;

import org.jspecify.annotations.NullMarked;
