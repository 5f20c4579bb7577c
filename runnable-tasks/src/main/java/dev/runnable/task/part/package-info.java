/// Steps as processes of this program that are elsewhere: they know the run from its log.
@NullMarked
package dev.runnable.task.part;

import org.jspecify.annotations.NullMarked;
