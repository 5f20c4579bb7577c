package dev.runnable.argo.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// What users say of the workflow as a whole.
///
/// @param metadata `name` or `generateName` where one is wanted, `namespace`, `labels`,
///   `annotations`
/// @param spec by Argo's names; what is not known here is handed on
/// @param cron the schedule and what belongs to it; empty where there is none
/// @param exitHandler a template, or the name of one in `spec`: runs after ours
/// @param patch of the finished spec, applied last
public record Workflow(
        DocumentKind kind,
        ObjectNode metadata,
        ObjectNode spec,
        ObjectNode cron,
        Optional<JsonNode> exitHandler,
        ObjectNode patch) {
    public Workflow {
        requireNonNull(kind, "kind");
        requireNonNull(metadata, "metadata");
        requireNonNull(spec, "spec");
        requireNonNull(cron, "cron");
        requireNonNull(exitHandler, "exitHandler");
        requireNonNull(patch, "patch");
    }
}
