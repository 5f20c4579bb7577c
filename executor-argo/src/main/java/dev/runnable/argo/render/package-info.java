/// Pipelines as documents of Argo: a pure function of the sealed graph and the configuration. The
/// document only starts pods in the right order and stops where nothing more may run; what a step
/// sees and what comes of it is decided in the pods, by the run log that they share.
@NullMarked
package dev.runnable.argo.render;

import org.jspecify.annotations.NullMarked;
