/// The container executor: one container a try of a step. The engine of this program stays outside
/// and does files, parameters and the run log; in the container is what the image has, and a folder
/// with what the step is given.
@NullMarked
package dev.runnable.container;

import org.jspecify.annotations.NullMarked;
