package dev.runnable.container;

import dev.runnable.container.docker.ContainerSpec.Mount;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.SelfStart;
import dev.runnable.task.Elsewhere.Folders;
import dev.runnable.task.SharedFolders;
import dev.runnable.task.part.PartsElsewhere;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What containers see of this machine: where the step and its pipeline are, at the same paths,
/// what it is handed, and what the user wants besides.
///
/// @param parts for steps that are processes of this program
/// @param caches of those, by what containers they are in
record Mounts(
        RunContext context,
        SharedFolders handed,
        Optional<PartsElsewhere> parts,
        Map<ContainerOptions, Path> caches) {
    /// For one process.
    ///
    /// @param directory where the step runs
    List<Mount> of(ContainerOptions options, Path directory, Folders folders) {
        List<Path> same = new ArrayList<>(List.of(context.workingDirectory()));
        same.addAll(List.of(context.pipelineDirectory(), directory));
        same.addAll(folders.shared());
        same.addAll(folders.given());
        return mounts(same, options, directory);
    }

    /// For all processes of a run that [#serveAll] can tell: their private folders are made later.
    List<Mount> ofAll(ContainerOptions options) {
        return mounts(all(options), options, context.workingDirectory());
    }

    /// Whether a process finds all that it has to where [#ofAll] is mounted. Sandboxes belong to
    /// this user alone.
    boolean serveAll(ContainerOptions options, Path directory, Folders folders) {
        List<Path> all = all(options);
        boolean isMoved =
                options.workdir().isPresent() && !directory.equals(context.workingDirectory());
        return !isMoved
                && Stream.of(List.of(directory), folders.shared(), folders.given())
                        .flatMap(List::stream)
                        .allMatch(folder -> all.stream().anyMatch(folder::startsWith));
    }

    private List<Path> all(ContainerOptions options) {
        List<Path> all = new ArrayList<>();
        all.add(context.workingDirectory());
        all.add(context.pipelineDirectory());
        all.add(options.user().isPresent() ? handed.parent() : context.temporaryDirectory());
        parts.ifPresent(it -> all.addAll(it.given(Optional.ofNullable(caches.get(options)))));
        context.selfStart().map(SelfStart::storage).ifPresent(all::addAll);
        return all.stream().filter(it -> it.toFile().exists()).toList();
    }

    private List<Mount> mounts(List<Path> same, ContainerOptions options, Path directory) {
        SequencedMap<String, Mount> byTarget = new LinkedHashMap<>();
        for (Path folder : same) {
            if (byTarget.isEmpty() || !folder.startsWith(context.workingDirectory())) {
                add(Mount.same(folder), byTarget);
            }
        }
        options.workdir()
                .ifPresent(place -> add(new Mount(directory.toString(), place, false), byTarget));
        ofUser(options, context).forEach(mount -> add(mount, byTarget));
        return new ArrayList<>(byTarget.values());
    }

    /// What the configuration names, and nothing else.
    static List<Mount> ofUser(ContainerOptions options, RunContext context) {
        return options.mounts().stream()
                .map(mount ->
                        new Mount(
                                context.workingDirectory()
                                        .resolve(mount.source())
                                        .normalize()
                                        .toString(),
                                mount.target(),
                                mount.readOnly()))
                .toList();
    }

    /// No engine mounts two things at one place: the later one counts.
    private static void add(Mount mount, SequencedMap<String, Mount> byTarget) {
        byTarget.put(mount.target(), mount);
    }
}
