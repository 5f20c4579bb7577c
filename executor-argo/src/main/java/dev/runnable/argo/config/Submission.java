package dev.runnable.argo.config;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// Whether and where documents are submitted.
///
/// @param submit without being told on the command line
/// @param kubeconfig file with clusters and accounts; empty: where such files are looked for
/// @param context of that file; empty: its current one
/// @param namespace empty: that of the context
public record Submission(
        boolean submit,
        Optional<String> kubeconfig,
        Optional<String> context,
        Optional<String> namespace) {
    public Submission {
        requireNonNull(kubeconfig, "kubeconfig");
        requireNonNull(context, "context");
        requireNonNull(namespace, "namespace");
    }
}
