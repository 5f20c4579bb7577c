package dev.runnable.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.DeviceRequest;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import java.util.List;

/// Says in the library's words what container is wanted.
final class Creation {
    private Creation() {}

    static CreateContainerCmd of(DockerClient client, ContainerSpec spec) {
        CreateContainerCmd command =
                client.createContainerCmd(spec.image())
                        .withEntrypoint(spec.command().subList(0, 1))
                        .withCmd(spec.command().subList(1, spec.command().size()))
                        .withEnv(
                                spec.environment().entrySet().stream()
                                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                                        .toList())
                        .withWorkingDir(spec.workingDirectory().toString())
                        .withLabels(spec.labels())
                        .withStdinOpen(spec.waits())
                        .withHostConfig(host(spec));
        spec.user().ifPresent(command::withUser);
        spec.resources().platform().ifPresent(command::withPlatform);
        return command;
    }

    /// The first process reaps orphans and takes signals: a script in its place would do neither.
    private static HostConfig host(ContainerSpec spec) {
        HostConfig host =
                HostConfig.newHostConfig()
                        .withInit(true)
                        .withMounts(spec.mounts().stream().map(Creation::mount).toList());
        if (!spec.keepsOutput()) {
            host.withLogConfig(new LogConfig(LogConfig.LoggingType.NONE));
        }
        limit(host, spec.resources());
        return host;
    }

    private static void limit(HostConfig host, ContainerSpec.Resources resources) {
        resources.network().ifPresent(host::withNetworkMode);
        resources.nanoCpus().ifPresent(host::withNanoCPUs);
        resources.memory().ifPresent(bytes -> host.withMemory(bytes).withMemorySwap(bytes));
        resources
                .gpus()
                .ifPresent(count ->
                        host.withDeviceRequests(
                                List.of(
                                        new DeviceRequest()
                                                .withCount((int) count)
                                                .withCapabilities(List.of(List.of("gpu"))))));
    }

    private static Mount mount(ContainerSpec.Mount mount) {
        return new Mount()
                .withType(MountType.BIND)
                .withSource(mount.source())
                .withTarget(mount.target())
                .withReadOnly(mount.readOnly());
    }
}
