package dev.runnable.spi;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What does not change while a run goes on. Everything ambient comes in here: whoever gets it
/// never asks the process for its environment or folder.
///
/// @param runId the run's identity
/// @param tag free text, may be empty
/// @param workingDirectory where tasks run, absolute
/// @param pipelineDirectory the folder of the pipeline file, absolute
/// @param temporaryDirectory a private folder of this run that is removed at its end; made by the
///   first who needs it, mode 0700
/// @param environment of the user's process
/// @param python the interpreter that the configuration names
/// @param classpath jars and folders of Java tasks, absolute
/// @param passEnvironment names of variables that shell tasks inherit besides the usual ones
/// @param code users' classes that are in this process already
/// @param selfStart for executors whose steps are processes of this program; empty where it cannot
///   be started
public record RunContext(
        String runId,
        String tag,
        Path workingDirectory,
        Path pipelineDirectory,
        Path temporaryDirectory,
        Map<String, String> environment,
        Optional<String> python,
        List<Path> classpath,
        List<String> passEnvironment,
        Optional<UserCode> code,
        Optional<SelfStart> selfStart) {
    /// Where nobody starts this program once more.
    public RunContext(
            String runId,
            String tag,
            Path workingDirectory,
            Path pipelineDirectory,
            Path temporaryDirectory,
            Map<String, String> environment,
            Optional<String> python,
            List<Path> classpath,
            List<String> passEnvironment) {
        this(
                runId,
                tag,
                workingDirectory,
                pipelineDirectory,
                temporaryDirectory,
                environment,
                python,
                classpath,
                passEnvironment,
                Optional.empty(),
                Optional.empty());
    }

    public RunContext {
        requireNonNull(runId, "runId");
        requireNonNull(tag, "tag");
        requireNonNull(workingDirectory, "workingDirectory");
        requireNonNull(pipelineDirectory, "pipelineDirectory");
        requireNonNull(temporaryDirectory, "temporaryDirectory");
        environment = Map.copyOf(environment);
        requireNonNull(python, "python");
        classpath = List.copyOf(classpath);
        passEnvironment = List.copyOf(passEnvironment);
        requireNonNull(code, "code");
        requireNonNull(selfStart, "selfStart");
    }
}
