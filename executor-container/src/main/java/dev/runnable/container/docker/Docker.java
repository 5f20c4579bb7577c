package dev.runnable.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.command.InspectExecResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import dev.runnable.spi.TaskOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// A Docker engine. Thread-safe.
///
/// Questions are asked by threads of its own: an interruption in the middle of one would close the
/// connection, and nobody would know whether there is a container now.
public final class Docker implements AutoCloseable {
    /// The exit code of what has ended with its container.
    private static final long KILLED = 137;

    private final DockerClient client;
    private final Optional<SshTunnel> tunnel;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Docker(DockerClient client, Optional<SshTunnel> tunnel) {
        this.client = client;
        this.tunnel = tunnel;
    }

    /// @throws EngineException when its certificates cannot be used, or `ssh` cannot reach it; the
    ///   engine itself is asked nothing yet
    public static Docker at(Endpoint endpoint) throws EngineException {
        Optional<SshTunnel> tunnel =
                endpoint.isSsh() ? Optional.of(tunnel(endpoint)) : Optional.empty();
        try {
            Endpoint near = tunnel.map(SshTunnel::address).map(endpoint::near).orElse(endpoint);
            return new Docker(Clients.of(near), tunnel);
        } catch (RuntimeException e) {
            tunnel.ifPresent(SshTunnel::close);
            throw EngineException.of(e);
        }
    }

    private static SshTunnel tunnel(Endpoint endpoint) throws EngineException {
        try {
            return SshTunnel.to(endpoint.address());
        } catch (IOException e) {
            throw EngineException.unreachable(e);
        }
    }

    /// How a container ended.
    ///
    /// @param error why it could not be started, or empty
    public record Ended(int code, boolean outOfMemory, String error) {}

    /// Whether there is an engine that may be asked.
    public void ping() throws EngineException {
        ask(() -> client.pingCmd().exec());
    }

    /// What tells an image from others of its name: the digest in its registry, else its id here.
    ///
    /// @return empty when the engine does not have it
    public Optional<String> digest(String image) throws EngineException {
        return found(() -> client.inspectImageCmd(image).exec()).map(Docker::digest);
    }

    /// The labels of an image that the engine has.
    public Map<String, String> labels(String image) throws EngineException {
        return ask(() ->
                Optional.ofNullable(client.inspectImageCmd(image).exec().getConfig())
                        .flatMap(config -> Optional.ofNullable(config.getLabels()))
                        .orElse(Map.of()));
    }

    private static String digest(InspectImageResponse image) {
        List<String> digests = Optional.ofNullable(image.getRepoDigests()).orElse(List.of());
        return digests.stream()
                .map(digest -> digest.substring(digest.indexOf('@') + 1))
                .findFirst()
                .orElseGet(() -> String.valueOf(image.getId()));
    }

    /// Fetches an image from its registry. Blocks for as long as that takes.
    public void pull(String image, Optional<String> platform)
            throws EngineException, InterruptedException {
        Pull pull = new Pull();
        ask(() -> {
            var command = client.pullImageCmd(image);
            platform.ifPresent(command::withPlatform);
            return command.exec(pull);
        });
        pull.await();
    }

    /// Makes a container, and does not start it.
    ///
    /// @return its id
    public String create(ContainerSpec spec) throws EngineException {
        return ask(() -> Creation.of(client, spec).exec().getId());
    }

    /// Listens to what a container writes. Has to be called before it is started.
    ///
    /// @return completed when it has ended and all was handed over
    public CompletableFuture<Void> listen(String container, TaskOutput output)
            throws EngineException {
        Attached attached = new Attached(output);
        ask(() ->
                client.attachContainerCmd(container)
                        .withStdOut(true)
                        .withStdErr(true)
                        .withFollowStream(true)
                        .exec(attached));
        attached.awaitConnection();
        return attached.ended();
    }

    public void start(String container) throws EngineException {
        ask(() -> client.startContainerCmd(container).exec());
    }

    /// @return completed when it has ended, exceptionally when the engine cannot tell any more
    public CompletableFuture<Integer> exit(String container) throws EngineException {
        Exit exit = new Exit();
        ask(() -> client.waitContainerCmd(container).exec(exit));
        return exit.code();
    }

    /// Of a container that has ended.
    public Ended ended(String container) throws EngineException {
        ContainerState state = ask(() -> client.inspectContainerCmd(container).exec().getState());
        return new Ended(
                Optional.ofNullable(state.getExitCodeLong()).orElse(0L).intValue(),
                Boolean.TRUE.equals(state.getOOMKilled()),
                Optional.ofNullable(state.getError()).orElse(""));
    }

    /// Asks a container to end, and ends it when it has not after a while. Returns when it has
    /// ended; does nothing to one that does not run.
    public void stop(String container, Duration grace) throws EngineException {
        int seconds = (int) grace.toSeconds();
        found(() -> client.stopContainerCmd(container).withTimeout(seconds).exec());
    }

    /// Removes a container, with its anonymous volumes, also when it runs, and unless it is gone.
    public void remove(String container) throws EngineException {
        try {
            found(() ->
                    client.removeContainerCmd(container)
                            .withForce(true)
                            .withRemoveVolumes(true)
                            .exec());
        } catch (EngineException e) {
            if (!(e.getCause() instanceof ConflictException)) { // somebody removes it already
                throw e;
            }
        }
    }

    /// The labels of all containers, also of those that have ended, that have one of this name, by
    /// their ids.
    public Map<String, Map<String, String>> labelled(String label) throws EngineException {
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        for (Container container :
                ask(() ->
                        client.listContainersCmd()
                                .withShowAll(true)
                                .withLabelFilter(List.of(label))
                                .exec())) {
            found.put(container.getId(), container.getLabels());
        }
        return found;
    }

    /// Makes a process that is to run in a container that runs already, and does not start it.
    ///
    /// @return its id
    public String execution(String container, List<String> command, String user, Path directory)
            throws EngineException {
        return ask(() ->
                client.execCreateCmd(container)
                        .withCmd(command.toArray(String[]::new))
                        .withUser(user)
                        .withWorkingDir(directory.toString())
                        .withAttachStdout(true)
                        .withAttachStderr(true)
                        .exec()
                        .getId());
    }

    /// Starts such a process.
    ///
    /// @return completed when it writes no more and all was handed over
    public CompletableFuture<Void> startExecution(String execution, TaskOutput output)
            throws EngineException {
        Attached attached = new Attached(output);
        ask(() -> client.execStartCmd(execution).exec(attached));
        attached.awaitConnection();
        return attached.ended();
    }

    /// How such a process has ended; empty while it goes on.
    public Optional<Integer> exitOfExecution(String execution) throws EngineException {
        InspectExecResponse state = ask(() -> client.inspectExecCmd(execution).exec());
        return Boolean.TRUE.equals(state.isRunning())
                ? Optional.empty()
                : Optional.of(
                        Optional.ofNullable(state.getExitCodeLong()).orElse(KILLED).intValue());
    }

    /// How many processes a container has. Docker passes the arguments to `ps`, Podman takes names
    /// of columns.
    public int processes(String container) throws EngineException {
        try {
            return processes(container, "-o pid");
        } catch (EngineException _) {
            return processes(container, "pid");
        }
    }

    private int processes(String container, String arguments) throws EngineException {
        String[][] processes =
                ask(() -> client.topContainerCmd(container).withPsArgs(arguments).exec())
                        .getProcesses();
        if (processes == null) {
            throw EngineException.because("the container has no processes");
        }
        return processes.length;
    }

    /// Unpacks an archive in a container, which need not run.
    public void put(String container, InputStream tar) throws EngineException {
        ask(() ->
                client.copyArchiveToContainerCmd(container)
                        .withRemotePath("/")
                        .withTarInputStream(tar)
                        .exec());
    }

    /// An archive of a folder of a container, which need not run.
    ///
    /// @return to be closed; empty when it has no such folder
    public Optional<InputStream> get(String container, Path folder) throws EngineException {
        return found(() -> client.copyArchiveFromContainerCmd(container, folder.toString()).exec());
    }

    /// What it means that a container's end was not told.
    public EngineException lost(ExecutionException failure) {
        RuntimeException cause =
                failure.getCause() instanceof RuntimeException known
                        ? known
                        : new IllegalStateException(failure.getCause());
        return EngineException.lost(cause);
    }

    private <T> T ask(Supplier<T> question) throws EngineException {
        try {
            return CompletableFuture.supplyAsync(question, threads).join();
        } catch (CompletionException e) {
            throw EngineException.of(e.getCause() instanceof RuntimeException cause ? cause : e);
        }
    }

    private <T> Optional<T> found(Supplier<T> question) throws EngineException {
        try {
            return Optional.ofNullable(ask(question));
        } catch (EngineException e) {
            if (e.getCause() instanceof NotFoundException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        threads.close();
        try {
            client.close();
        } catch (IOException _) { // nothing is asked any more
        }
        tunnel.ifPresent(SshTunnel::close);
    }
}
