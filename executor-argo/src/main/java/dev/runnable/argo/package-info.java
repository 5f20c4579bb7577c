/// Pipelines as Argo Workflows: what users configure, how a graph becomes templates and tasks, and
/// the text of the document. The order of steps is Argo's business then; what they see and what
/// comes of them is decided in their pods, by the engine of the core.
@NullMarked
package dev.runnable.argo;

import org.jspecify.annotations.NullMarked;
