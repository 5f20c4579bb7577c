package dev.runnable.argo.cluster;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// Which cluster a user means, as far as it is said.
///
/// @param namespace empty for that of the context
/// @param kubeconfig a file; empty for what KUBECONFIG names, `~/.kube/config`, or the pod's own
///   service account
/// @param context of the file; empty for its current one
public record ClusterAccess(
        Optional<String> namespace, Optional<String> kubeconfig, Optional<String> context) {
    public static final ClusterAccess USUAL =
            new ClusterAccess(Optional.empty(), Optional.empty(), Optional.empty());

    public ClusterAccess {
        requireNonNull(namespace, "namespace");
        requireNonNull(kubeconfig, "kubeconfig");
        requireNonNull(context, "context");
    }
}
