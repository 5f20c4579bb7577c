/// Pipelines in Java. Begin with [dev.runnable.sdk.Pipeline] and the steps of
/// [dev.runnable.sdk.Steps].
///
/// Everything here is immutable: each method returns a changed copy. A mistake is thrown by the
/// call that makes it, as a [dev.runnable.sdk.PipelineException]. This is the only package of ours
/// that users' classes see, so no type of another one, nor of a library, is in a signature.
@NullMarked
package dev.runnable.sdk;

import org.jspecify.annotations.NullMarked;
