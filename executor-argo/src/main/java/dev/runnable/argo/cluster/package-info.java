/// What runs on a Kubernetes cluster with Argo: documents are created there, runs are watched,
/// their logs read, and ended. It is given text and knows nothing of how that was rendered. Only
/// here is the Kubernetes client, so no class of this package may be loaded by those who do
/// without.
@NullMarked
package dev.runnable.argo.cluster;

import org.jspecify.annotations.NullMarked;
