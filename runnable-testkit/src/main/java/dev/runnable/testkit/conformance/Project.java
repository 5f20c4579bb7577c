package dev.runnable.testkit.conformance;

import dev.runnable.config.Configuration;
import dev.runnable.engine.Ambience;
import dev.runnable.run.PipelineSource;
import dev.runnable.run.Preparation;
import dev.runnable.run.RunInputs;
import dev.runnable.run.Surroundings;
import dev.runnable.run.ThisProcess;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// A folder with a pipeline, its configuration and what it needs, as a user has it.
///
/// @param folder absolute
/// @param environment all variables of the process that starts it
/// @param program what starts the command line; empty where there is none
record Project(
        Path folder, Scenario scenario, Map<String, String> environment, List<String> program) {
    static final String PIPELINE = "pipeline.yaml";
    static final String CONFIGURATION = "configuration.yaml";
    private static final List<String> FILES =
            List.of("kit_steps.py", "KitSteps.java", "kit.sh", "kit-beats.sh");

    /// Writes all files of a project.
    static Project write(Path folder, Scenario scenario, Subject subject, String configuration)
            throws IOException {
        Path project = Files.createDirectories(folder.resolve("project"));
        for (String name : FILES) {
            Files.writeString(project.resolve(name), Scenario.resource(name));
        }
        Files.writeString(project.resolve(CONFIGURATION), configuration);
        String timeout = subject.isSlow() ? "8s" : "1s";
        Files.writeString(
                project.resolve(PIPELINE), scenario.pipeline().replace("@TIMEOUT@", timeout));
        for (Map.Entry<String, String> file : scenario.files().entrySet()) {
            Path path = project.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, file.getValue());
        }
        return new Project(project, scenario, environment(scenario, subject), subject.program());
    }

    private static Map<String, String> environment(Scenario scenario, Subject subject) {
        Map<String, String> all = new HashMap<>(ThisProcess.surroundings(List.of()).environment());
        all.keySet().removeIf(name -> name.startsWith("RUNNABLE_"));
        all.putAll(subject.environment());
        all.putAll(scenario.environment());
        all.putAll(scenario.secrets());
        return all;
    }

    /// A folder that has to be empty again after each run.
    Path temporary() {
        return folder.resolveSibling("tmp");
    }

    Preparation preparation() {
        Ambience ambience =
                new Ambience(
                        InstantSource.system(), ZoneOffset.UTC, System::nanoTime, new Random());
        return new Preparation(
                new Surroundings(environment, folder, temporary(), ambience, program),
                Optional.of(CONFIGURATION));
    }

    /// As the command line prepares it.
    Preparation.Start prepare(String runId) {
        RunInputs inputs =
                new RunInputs(Optional.empty(), scenario.set(), new LinkedHashMap<>(), List.of());
        return preparation().start(source(), inputs, Optional.of(runId), "kit");
    }

    /// As `retry` prepares it.
    Preparation.Again prepareAgain(String runId) {
        return preparation().prepareAgain(runId, _ -> source(), true, List.of(), _ -> {});
    }

    private PipelineSource source() {
        Path file = folder.resolve(PIPELINE);
        return new PipelineSource() {
            @Override
            public boolean isThere(Configuration configuration) {
                return Files.exists(file);
            }

            @Override
            public Read read(Configuration configuration, CommandTypes types) {
                return Read.ofFile(PipelineReader.read(file, PIPELINE, types));
            }
        };
    }
}
