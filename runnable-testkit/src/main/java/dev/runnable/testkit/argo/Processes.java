package dev.runnable.testkit.argo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs each pod as a process, whose output goes to the file `output.log` in its folder.
///
/// @param programs what is to be run for a command's first word, the word itself if it is not in
///   here
/// @param environment variables besides those of the pod, such as `PATH`
public record Processes(Map<String, List<String>> programs, Map<String, String> environment)
        implements ArgoProof.Entry {
    public Processes {
        programs = Map.copyOf(programs);
        environment = Map.copyOf(environment);
    }

    @Override
    public int run(List<String> argv, Map<String, String> env, Path cwd) throws Exception {
        var command = new ArrayList<>(programs.getOrDefault(argv.getFirst(), argv.subList(0, 1)));
        command.addAll(argv.subList(1, argv.size()));
        var builder = new ProcessBuilder(command).directory(cwd.toFile()).redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(cwd.resolve("output.log").toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(env);
        Process process = builder.start();
        try {
            return process.waitFor();
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
