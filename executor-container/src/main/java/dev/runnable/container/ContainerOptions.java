package dev.runnable.container;

import static java.util.Objects.requireNonNull;

import dev.runnable.container.docker.ContainerSpec.Mount;
import dev.runnable.container.docker.ContainerSpec.Resources;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/// What a configuration says of containers, or a part of it: what is empty is not said.
///
/// @param workdir where the working directory is found as well, and the step begins
/// @param mounts of this machine, as written: their sources may be relative
/// @param entrypoint what starts the step's command, in place of the image's own
/// @param reuse whether steps share a container, one after the other
record ContainerOptions(
        Optional<String> image,
        SequencedMap<String, String> environment,
        Optional<PullPolicy> pullPolicy,
        Optional<String> user,
        Optional<String> workdir,
        List<Mount> mounts,
        List<String> entrypoint,
        Optional<Boolean> autoRemove,
        Optional<Boolean> reuse,
        Resources resources) {
    ContainerOptions {
        requireNonNull(image, "image");
        environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
        requireNonNull(pullPolicy, "pullPolicy");
        requireNonNull(user, "user");
        requireNonNull(workdir, "workdir");
        mounts = List.copyOf(mounts);
        entrypoint = List.copyOf(entrypoint);
        requireNonNull(autoRemove, "autoRemove");
        requireNonNull(reuse, "reuse");
        requireNonNull(resources, "resources");
    }

    /// These where they say something, else `usual`. Variables are taken one by one, lists whole.
    ContainerOptions over(ContainerOptions usual) {
        SequencedMap<String, String> variables = new LinkedHashMap<>(usual.environment);
        variables.putAll(environment);
        return new ContainerOptions(
                image.or(usual::image),
                variables,
                pullPolicy.or(usual::pullPolicy),
                user.or(usual::user),
                workdir.or(usual::workdir),
                mounts.isEmpty() ? usual.mounts : mounts,
                entrypoint.isEmpty() ? usual.entrypoint : entrypoint,
                autoRemove.or(usual::autoRemove),
                reuse.or(usual::reuse),
                over(resources, usual.resources));
    }

    private static Resources over(Resources own, Resources usual) {
        return new Resources(
                own.network().or(usual::network),
                over(own.nanoCpus(), usual.nanoCpus()),
                over(own.memory(), usual.memory()),
                over(own.gpus(), usual.gpus()),
                own.platform().or(usual::platform));
    }

    private static OptionalLong over(OptionalLong own, OptionalLong usual) {
        return own.isPresent() ? own : usual;
    }

    /// These for a container of the caller's own, whoever steps are run as and whatever they may
    /// use.
    ContainerOptions asCaller() {
        return new ContainerOptions(
                image,
                environment,
                pullPolicy,
                Optional.empty(),
                workdir,
                mounts,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new Resources(
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        resources.platform()));
    }

    /// Of options that are complete.
    String theImage() {
        return image.orElseThrow();
    }

    PullPolicy pulls() {
        return pullPolicy.orElse(PullPolicy.MISSING);
    }

    boolean removes() {
        return autoRemove.orElse(true);
    }

    boolean reuses() {
        return reuse.orElse(false);
    }
}
