/// Java tasks and reducers: a method of a user's class or source file, called in this process. The
/// user's classes see their own libraries and the platform, nothing of ours; values cross as JSON.
/// Nothing here loads Jackson's mapper or the compiler before a task needs it.
@NullMarked
package dev.runnable.task.java;

import org.jspecify.annotations.NullMarked;
