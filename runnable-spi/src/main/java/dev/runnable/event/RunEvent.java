package dev.runnable.event;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.data.DataEntry;
import dev.runnable.graph.BranchPath;
import dev.runnable.graph.StepPath;
import dev.runnable.parameter.Parameter;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// What happens in a run, in the order in which it is stored and shown.
///
/// The protocol, which `EventProtocol` of the testkit checks: [RunStarted] is first and
/// [RunFinished] last, each once. A step either is skipped, by one [StepSkipped] and nothing else,
/// or it starts once, has its attempts one after the other, numbered from 1, each started and then
/// finished, and finishes once. Nothing of a step comes before its start or after its finish.
///
/// The branches of a composite step each start once in one of its attempts, and their steps run
/// between that and the attempt's finish. A further attempt starts them anew: the steps in them may
/// run again, their attempts are numbered on. So does a run that is resumed, which tells
/// [RunStarted] again.
public sealed interface RunEvent {
    Instant at();

    /// The run exists from here on.
    record RunStarted(Instant at, RunHeader header) implements RunEvent {
        public RunStarted {
            requireNonNull(at, "at");
            requireNonNull(header, "header");
        }
    }

    /// A step is under way.
    ///
    /// @param type of the node
    /// @param after the steps of its graph whose parameters it sees (those that led to it)
    /// @param rank its place in the topological order of its graph, which decides whose value wins
    record StepStarted(Instant at, StepPath step, String type, List<String> after, int rank)
            implements RunEvent {
        public StepStarted {
            requireNonNull(at, "at");
            requireNonNull(step, "step");
            requireNonNull(type, "type");
            after = List.copyOf(after);
        }
    }

    /// A try begins.
    ///
    /// @param number 1-based
    record AttemptStarted(Instant at, StepPath step, int number) implements RunEvent {
        public AttemptStarted {
            requireNonNull(at, "at");
            requireNonNull(step, "step");
        }
    }

    /// A try ended.
    ///
    /// @param status SUCCESS, FAILED or CANCELLED
    /// @param message empty for a success; else why, for a person
    /// @param outputs what it returned; empty unless it succeeded
    /// @param data the files of the catalog that it got and put, also when it failed
    /// @param exitCode of the task's process, where it had one
    record AttemptFinished(
            Instant at,
            StepPath step,
            int number,
            StepState status,
            String message,
            SequencedMap<String, Parameter> outputs,
            List<DataEntry> data,
            OptionalInt exitCode)
            implements RunEvent {
        /// Of an attempt that had to do with no file.
        public AttemptFinished(
                Instant at,
                StepPath step,
                int number,
                StepState status,
                String message,
                SequencedMap<String, Parameter> outputs,
                OptionalInt exitCode) {
            this(at, step, number, status, message, outputs, List.of(), exitCode);
        }

        public AttemptFinished {
            requireNonNull(at, "at");
            requireNonNull(step, "step");
            requireNonNull(status, "status");
            requireNonNull(message, "message");
            outputs = Copies.of(outputs);
            data = List.copyOf(data);
            requireNonNull(exitCode, "exitCode");
        }
    }

    /// A step is over.
    ///
    /// @param status SUCCESS, SKIPPED (a failure turned into it by `on_error`), FAILED or CANCELLED
    /// @param message empty when there is nothing to say
    /// @param defaults outputs that the step has in place of its attempt's (`on_error: continue`)
    record StepFinished(
            Instant at,
            StepPath step,
            StepState status,
            String message,
            SequencedMap<String, Parameter> defaults)
            implements RunEvent {
        public StepFinished {
            requireNonNull(at, "at");
            requireNonNull(step, "step");
            requireNonNull(status, "status");
            requireNonNull(message, "message");
            defaults = Copies.of(defaults);
        }
    }

    /// A step is left out.
    ///
    /// @param after as in [StepStarted]: those that come after it may yet run and see them
    record StepSkipped(
            Instant at, StepPath step, String type, List<String> after, int rank, String reason)
            implements RunEvent {
        public StepSkipped {
            requireNonNull(at, "at");
            requireNonNull(step, "step");
            requireNonNull(type, "type");
            after = List.copyOf(after);
            requireNonNull(reason, "reason");
        }
    }

    /// A branch, item or iteration of a composite step begins.
    ///
    /// @param variables what its steps see besides parameters: the item or the index, by name
    record BranchStarted(Instant at, BranchPath branch, SequencedMap<String, JsonNode> variables)
            implements RunEvent {
        public BranchStarted {
            requireNonNull(at, "at");
            requireNonNull(branch, "branch");
            variables = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(variables));
        }
    }

    /// The run is over.
    ///
    /// @param status SUCCESS, FAILED or CANCELLED
    record RunFinished(Instant at, StepState status, String message) implements RunEvent {
        public RunFinished {
            requireNonNull(at, "at");
            requireNonNull(status, "status");
            requireNonNull(message, "message");
        }
    }

    /// The step that an event is about; empty for the run's own.
    default Optional<StepPath> about() {
        return switch (this) {
            case RunStarted _, RunFinished _ -> Optional.empty();
            case StepStarted event -> Optional.of(event.step());
            case AttemptStarted event -> Optional.of(event.step());
            case AttemptFinished event -> Optional.of(event.step());
            case StepFinished event -> Optional.of(event.step());
            case StepSkipped event -> Optional.of(event.step());
            case BranchStarted event -> Optional.of(event.branch().step());
        };
    }
}
