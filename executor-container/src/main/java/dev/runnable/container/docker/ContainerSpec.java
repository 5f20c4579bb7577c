package dev.runnable.container.docker;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/// A container that is to be made.
///
/// @param command the program and its arguments, in place of the image's
/// @param environment what anybody may see who may ask the engine
/// @param workingDirectory in the container
/// @param user `uid:gid` or a name of the image; empty: as the image says
/// @param keepsOutput whether the engine keeps what it writes as well
/// @param waits whether its command reads from an input that nobody writes to
public record ContainerSpec(
        String image,
        List<String> command,
        SequencedMap<String, String> environment,
        Path workingDirectory,
        List<Mount> mounts,
        Map<String, String> labels,
        Optional<String> user,
        Resources resources,
        boolean keepsOutput,
        boolean waits) {
    public ContainerSpec {
        requireNonNull(image, "image");
        command = List.copyOf(command);
        environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
        requireNonNull(workingDirectory, "workingDirectory");
        mounts = List.copyOf(mounts);
        labels = Map.copyOf(labels);
        requireNonNull(user, "user");
        requireNonNull(resources, "resources");
    }

    /// This one, with another command.
    public ContainerSpec by(List<String> other) {
        return new ContainerSpec(
                image,
                other,
                environment,
                workingDirectory,
                mounts,
                labels,
                user,
                resources,
                keepsOutput,
                waits);
    }

    /// A folder or file of the engine's machine in the container.
    public record Mount(String source, String target, boolean readOnly) {
        public Mount {
            requireNonNull(source, "source");
            requireNonNull(target, "target");
        }

        /// One that is at the same path on both sides.
        public static Mount same(Path path) {
            return new Mount(path.toString(), path.toString(), false);
        }
    }

    /// What a container may use of the machine; what is empty is not limited.
    ///
    /// @param nanoCpus billionths of a processor
    /// @param memory in bytes, swap included
    /// @param gpus a number, -1 for all
    /// @param platform for instance `linux/arm64`
    public record Resources(
            Optional<String> network,
            OptionalLong nanoCpus,
            OptionalLong memory,
            OptionalLong gpus,
            Optional<String> platform) {
        public Resources {
            requireNonNull(network, "network");
            requireNonNull(nanoCpus, "nanoCpus");
            requireNonNull(memory, "memory");
            requireNonNull(gpus, "gpus");
            requireNonNull(platform, "platform");
        }
    }
}
