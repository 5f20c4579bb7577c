package dev.runnable.testkit.argo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs a rendered document on this machine: each pod is a call of an entry whose paths are those
/// of folders here.
///
/// Every path of a mount or an output file that stands in an argument, a variable or a mounted file
/// is replaced by where it is on this machine; other paths stay as they are. Volumes last as long
/// as the proof's folder, so an execution can be retried.
///
/// @param folder for volumes and pods
/// @param entry does what the pods' command would do
/// @param secrets values by key, by the secrets' names
public record ArgoProof(
        Path folder, Entry entry, Map<String, Map<String, String>> secrets, Cluster.Memory memory) {
    /// A program: in this process, or [Processes].
    @FunctionalInterface
    public interface Entry {
        /// Runs to its end. Called from several threads with [Schedule.Concurrent].
        ///
        /// @param argv the pod's command, its first word included
        /// @param env all variables of the pod and no others
        /// @param cwd an existing folder
        /// @return the exit code
        int run(List<String> argv, Map<String, String> env, Path cwd) throws Exception;
    }

    public ArgoProof {
        secrets = Map.copyOf(secrets);
    }

    public ArgoProof(Path folder, Entry entry) {
        this(folder, entry, Map.of(), new Cluster.Memory());
    }

    /// With this secret.
    public ArgoProof secret(String name, Map<String, String> values) {
        var more = new HashMap<>(secrets);
        more.put(name, values);
        return new ArgoProof(folder, entry, more, memory);
    }

    /// Where the volume of a claim is. It exists from the first run of a document that mounts it.
    public Path claim(String name) {
        return folder.resolve("claims").resolve(name);
    }

    /// The document, ready to be run, retried and resubmitted.
    ///
    /// @throws ArgoException that lists what Argo would refuse
    public ArgoInterpreter of(String text, Schedule schedule) {
        ArgoDocument document = ArgoDocument.read(text);
        var claims = new HashMap<String, Path>();
        document.claims().forEach(name -> claims.put(name, claim(name)));
        Cluster cluster = new Cluster(folder, claims, secrets, Map.of(), "default", memory);
        return new ArgoInterpreter(document, cluster, this::run, schedule);
    }

    private int run(Pod pod) throws Exception {
        var relocation = Relocation.of(pod);
        for (Pod.Mount mount : pod.mounts()) {
            for (var file : mount.content().orElse(Map.of()).entrySet()) {
                Files.writeString(
                        mount.host().resolve(file.getKey()), relocation.apply(file.getValue()));
            }
        }
        for (String output : pod.outputs().values()) {
            Files.createDirectories(pod.onHost(output).resolveSibling("."));
        }
        var env = new HashMap<String, String>();
        pod.env().forEach((name, value) -> env.put(name, relocation.apply(value)));
        Path cwd = pod.workingDir().map(pod::onHost).orElse(pod.folder());
        Files.createDirectories(cwd);
        return entry.run(pod.command().stream().map(relocation).toList(), env, cwd);
    }
}
