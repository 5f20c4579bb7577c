package dev.runnable.argo.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.event.StepState;
import dev.runnable.spi.PlatformRun;
import dev.runnable.spi.SubmitRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// A workflow as the cluster has it at an instant.
record WorkflowView(JsonNode document) {
    private static final String POD_FORMAT = "workflows.argoproj.io/pod-name-format";

    String name() {
        return document.path("metadata").path("name").asText("");
    }

    String uid() {
        return document.path("metadata").path("uid").asText("");
    }

    String label(String name) {
        return document.path("metadata").path("labels").path(name).asText("");
    }

    String annotation(String name) {
        return document.path("metadata").path("annotations").path(name).asText("");
    }

    Instant created() {
        return instant(document.path("metadata").path("creationTimestamp")).orElse(Instant.EPOCH);
    }

    String podFormat() {
        return annotation(POD_FORMAT);
    }

    JsonNode status() {
        return document.path("status");
    }

    Phase phase() {
        return Phase.of(status().path("phase").asText(""));
    }

    /// The argument of this name, empty for one that it does not have.
    private Optional<String> argument(String name) {
        for (JsonNode parameter : document.path("spec").path("arguments").path("parameters")) {
            if (parameter.path("name").asText("").equals(name)) {
                return Optional.of(parameter.path("value").asText(""));
            }
        }
        return Optional.empty();
    }

    /// Whether it is a run of ours: others have no such argument.
    boolean isOurs() {
        return argument(SubmitRequest.RUN_ID).isPresent();
    }

    /// As its pods derive it.
    String runId() {
        return argument(SubmitRequest.RUN_ID)
                .filter(id -> !id.isEmpty())
                .orElseGet(() -> name() + "-" + uid());
    }

    boolean isStopped() {
        return !document.path("spec").path("shutdown").asText("").isEmpty();
    }

    StepState state() {
        return switch (phase()) {
            case PENDING, SKIPPED, OMITTED -> StepState.PENDING;
            case RUNNING -> StepState.RUNNING;
            case SUCCEEDED -> StepState.SUCCESS;
            case FAILED, ERROR -> isStopped() ? StepState.CANCELLED : StepState.FAILED;
        };
    }

    PlatformRun run() {
        return new PlatformRun(
                name(),
                runId(),
                state(),
                status().path("message").asText(""),
                instant(status().path("startedAt")),
                instant(status().path("finishedAt")));
    }

    static Optional<Instant> instant(JsonNode text) {
        try {
            return Optional.of(text.asText(""))
                    .filter(it -> !it.isEmpty())
                    .map(it -> OffsetDateTime.parse(it).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
