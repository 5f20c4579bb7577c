/// The emulator: as the local executor, but every step is a process of this program that knows the
/// run from its log, as in a container or a pod. Shows on one machine what goes wrong there.
@NullMarked
package dev.runnable.emulator;

import org.jspecify.annotations.NullMarked;
