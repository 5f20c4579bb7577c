/// What runners of tasks have in common, whatever the language: programs of this machine, folders
/// for files of a run, what is told of a task's settings. No runner, and nothing that only one of
/// them needs.
@NullMarked
package dev.runnable.task;

import org.jspecify.annotations.NullMarked;
