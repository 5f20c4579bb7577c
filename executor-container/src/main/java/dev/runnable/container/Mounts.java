package dev.runnable.container;

import dev.runnable.container.docker.ContainerSpec.Mount;
import dev.runnable.spi.RunContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What containers see of this machine: where the step and its pipeline are, at the same paths,
/// what it is handed, and what the user wants besides.
record Mounts(RunContext context) {
    /// @param directory where the step runs
    List<Mount> of(ContainerOptions options, Path directory, List<Path> folders) {
        SequencedMap<String, Mount> byTarget = new LinkedHashMap<>();
        add(Mount.same(context.workingDirectory()), byTarget);
        for (Path more : List.of(context.pipelineDirectory(), directory)) {
            if (!more.startsWith(context.workingDirectory())) {
                add(Mount.same(more), byTarget);
            }
        }
        for (Path folder : folders) {
            if (!folder.startsWith(context.workingDirectory())) {
                add(Mount.same(folder), byTarget);
            }
        }
        options.workdir()
                .ifPresent(place -> add(new Mount(directory.toString(), place, false), byTarget));
        for (Mount mount : options.mounts()) {
            String source =
                    context.workingDirectory().resolve(mount.source()).normalize().toString();
            add(new Mount(source, mount.target(), mount.readOnly()), byTarget);
        }
        return new ArrayList<>(byTarget.values());
    }

    /// No engine mounts two things at one place: the later one counts.
    private static void add(Mount mount, SequencedMap<String, Mount> byTarget) {
        byTarget.put(mount.target(), mount);
    }
}
