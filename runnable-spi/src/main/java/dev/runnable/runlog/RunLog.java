package dev.runnable.runlog;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.event.CodeIdentity;
import dev.runnable.event.StepState;
import dev.runnable.parameter.Parameter;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// A whole run, at one instant. Field for field the original's document (its extensions are noted).
///
/// @param steps of the pipeline's own graph, by internal name, in the order in which they started
/// @param job the original's job document, kept as it is; none for pipelines
/// @param parameters of the pipeline's own scope
/// @param runConfig how it was run: executor, stores, the pipeline's graph as `dag`
/// @param started extension
/// @param finished extension
/// @param message extension: why the run failed, where no step says it
public record RunLog(
        String runId,
        Optional<String> dagHash,
        String tag,
        StepState status,
        SequencedMap<String, StepLog> steps,
        Optional<JsonNode> job,
        SequencedMap<String, Parameter> parameters,
        JsonNode runConfig,
        Optional<Instant> started,
        Optional<Instant> finished,
        String message) {
    /// Most maps are empty, and the log of a long run has very many: those are one.
    private static final SequencedMap<String, ?> NOTHING =
            Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

    public RunLog {
        requireNonNull(runId, "runId");
        requireNonNull(dagHash, "dagHash");
        requireNonNull(tag, "tag");
        requireNonNull(status, "status");
        steps = copy(steps);
        requireNonNull(job, "job");
        parameters = copy(parameters);
        requireNonNull(runConfig, "runConfig");
        requireNonNull(started, "started");
        requireNonNull(finished, "finished");
        requireNonNull(message, "message");
    }

    /// @param type of the node
    /// @param branches by internal name
    /// @param dataCatalog the original's entries, as they are
    /// @param started extension
    /// @param finished extension
    public record StepLog(
            String name,
            String internalName,
            StepState status,
            String type,
            String message,
            boolean mock,
            List<AttemptLog> attempts,
            SequencedMap<String, BranchLog> branches,
            List<JsonNode> dataCatalog,
            Optional<Instant> started,
            Optional<Instant> finished) {
        public StepLog {
            requireNonNull(name, "name");
            requireNonNull(internalName, "internalName");
            requireNonNull(status, "status");
            requireNonNull(type, "type");
            requireNonNull(message, "message");
            attempts = List.copyOf(attempts);
            branches = copy(branches);
            dataCatalog = List.copyOf(dataCatalog);
            requireNonNull(started, "started");
            requireNonNull(finished, "finished");
        }
    }

    /// @param number 1-based
    /// @param finished empty while it runs
    /// @param inputs the scope at its start
    /// @param outputs the declared returns
    /// @param retryIndicator the original's free text
    /// @param exitCode extension: of the task's process
    public record AttemptLog(
            int number,
            Optional<Instant> started,
            Optional<Instant> finished,
            StepState status,
            String message,
            Inputs inputs,
            SequencedMap<String, Parameter> outputs,
            String retryIndicator,
            List<CodeIdentity> codeIdentities,
            OptionalInt exitCode) {
        public AttemptLog {
            requireNonNull(started, "started");
            requireNonNull(finished, "finished");
            requireNonNull(status, "status");
            requireNonNull(message, "message");
            requireNonNull(inputs, "inputs");
            outputs = copy(outputs);
            requireNonNull(retryIndicator, "retryIndicator");
            codeIdentities = List.copyOf(codeIdentities);
            requireNonNull(exitCode, "exitCode");
        }

        /// This attempt as one that nobody has seen the end of.
        AttemptLog ended(String why) {
            return new AttemptLog(
                    number,
                    started,
                    finished,
                    StepState.CANCELLED,
                    why,
                    inputs,
                    outputs,
                    retryIndicator,
                    codeIdentities,
                    exitCode);
        }
    }

    /// The parameters of an attempt's own graph and its variables, unfolded only when somebody
    /// asks: a run has many attempts that saw nearly the same.
    @FunctionalInterface
    public interface Inputs {
        SequencedMap<String, Parameter> asMap();
    }

    /// @param parameters of the branch's own scope
    public record BranchLog(
            String internalName,
            StepState status,
            SequencedMap<String, StepLog> steps,
            SequencedMap<String, Parameter> parameters) {
        public BranchLog {
            requireNonNull(internalName, "internalName");
            requireNonNull(status, "status");
            steps = copy(steps);
            parameters = copy(parameters);
        }
    }

    @SuppressWarnings("unchecked") // nothing is in it
    private static <T> SequencedMap<String, T> copy(SequencedMap<String, T> map) {
        return map.isEmpty()
                ? (SequencedMap<String, T>) NOTHING
                : Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
    }
}
