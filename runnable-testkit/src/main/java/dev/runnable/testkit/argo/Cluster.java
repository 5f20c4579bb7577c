package dev.runnable.testkit.argo;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What is there before a workflow is submitted.
///
/// @param folder where pods get their own folders, and ConfigMaps become files
/// @param claims folders by the names of PersistentVolumeClaims
/// @param secrets values by key, by the secrets' names
/// @param configMaps those that the document doesn't bring along
/// @param namespace where all of it is
/// @param memory what earlier runs have left
public record Cluster(
        Path folder,
        Map<String, Path> claims,
        Map<String, Map<String, String>> secrets,
        Map<String, Map<String, String>> configMaps,
        String namespace,
        Memory memory) {
    public Cluster {
        claims = Map.copyOf(claims);
        secrets = Map.copyOf(secrets);
        configMaps = Map.copyOf(configMaps);
    }

    /// With nothing but a folder.
    public static Cluster in(Path folder) {
        return new Cluster(folder, Map.of(), Map.of(), Map.of(), "default", new Memory());
    }

    public Cluster claim(String name, Path path) {
        var more = new HashMap<>(claims);
        more.put(name, path);
        return new Cluster(folder, more, secrets, configMaps, namespace, memory);
    }

    public Cluster secret(String name, Map<String, String> values) {
        var more = new HashMap<>(secrets);
        more.put(name, values);
        return new Cluster(folder, claims, more, configMaps, namespace, memory);
    }

    /// With these, too.
    Cluster with(Map<String, Map<String, String>> added) {
        var more = new HashMap<>(configMaps);
        more.putAll(added);
        return new Cluster(folder, claims, secrets, more, namespace, memory);
    }

    /// What lasts from run to run: outputs that `memoize` keeps, by ConfigMap and key.
    public static final class Memory {
        private final Map<String, Map<String, String>> entries = new ConcurrentHashMap<>();
        private final AtomicInteger pods = new AtomicInteger();

        /// A number that no pod has had.
        int nextPod() {
            return pods.incrementAndGet();
        }

        Optional<Map<String, String>> find(String configMap, String key) {
            return Optional.ofNullable(entries.get(configMap + "/" + key));
        }

        void keep(String configMap, String key, Map<String, String> outputs) {
            entries.put(configMap + "/" + key, outputs);
        }
    }
}
