package dev.runnable.argo.config;

import dev.runnable.argo.config.Storage.Volume;
import dev.runnable.problem.Excerpt;
import dev.runnable.spi.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `pvc_for_runnable`, `custom_volumes` and `persistent_volumes`.
final class StorageReader {
    private static final String MOUNT_PATH = "mount_path";

    private final Set<String> taken = new HashSet<>(Set.of(Storage.FILES));
    private final List<Volume> volumes = new ArrayList<>();

    Storage read(Settings settings) {
        Optional<String> claim = claim(settings, "pvc_for_runnable");
        claim.ifPresent(_ -> taken.add(Storage.MOUNT));
        settings.list("custom_volumes").forEach(this::readCustom);
        settings.list("persistent_volumes").forEach(this::readPersistent);
        Optional<String> shared =
                claim.map(_ -> Storage.MOUNT)
                        .or(() ->
                                volumes.stream()
                                        .filter(volume -> !volume.readOnly())
                                        .map(Volume::mountPath)
                                        .findFirst());
        if (shared.isEmpty()) {
            settings.reject(
                    "pvc_for_runnable",
                    "'pvc_for_runnable' is missing",
                    "Name the persistent volume claim on which all pods share run logs and catalog,"
                            + " one that several pods can write (ReadWriteMany).");
        }
        return new Storage(claim, shared.orElse(Storage.MOUNT), volumes);
    }

    private void readCustom(Settings volume) {
        Optional<Settings> source = volume.section("persistent_volume_claim");
        if (source.isEmpty()) {
            volume.reject(
                    "persistent_volume_claim",
                    "'persistent_volume_claim' is missing",
                    "Add 'persistent_volume_claim: {claim_name: NAME}'.");
            return;
        }
        Optional<String> name = claim(source.get(), "claim_name");
        boolean readOnly = source.get().flag("read_only").orElse(false);
        source.get().rejectOthers();
        add(volume, name, readOnly, "claim_name");
    }

    private void readPersistent(Settings volume) {
        Optional<String> name = claim(volume, "name");
        add(volume, name, volume.flag("read_only").orElse(false), "name");
    }

    private void add(Settings volume, Optional<String> claim, boolean readOnly, String key) {
        Optional<String> path = mountPath(volume);
        volume.rejectOthers();
        if (claim.isEmpty()) {
            volume.reject(key, "'" + key + "' is missing", "Name a persistent volume claim.");
        } else {
            path.ifPresent(it -> volumes.add(new Volume(claim.get(), it, readOnly)));
        }
    }

    private static Optional<String> claim(Settings settings, String key) {
        Optional<String> claim = settings.scalar(key);
        if (claim.isPresent() && !KubernetesName.isObject(claim.get())) {
            settings.reject(
                    key,
                    Excerpt.quote(claim.get()) + " is not the name of a persistent volume claim",
                    "Use lower-case letters, digits and '-'.");
        }
        return claim;
    }

    private Optional<String> mountPath(Settings volume) {
        Optional<String> path = volume.text(MOUNT_PATH);
        if (path.isEmpty()) {
            volume.reject(MOUNT_PATH, "'mount_path' is missing", "Add 'mount_path: /data'.");
            return path;
        }
        String text = path.get().replaceFirst("(?<=.)/+$", "");
        if (!isPlace(text)) {
            volume.reject(
                    MOUNT_PATH,
                    Excerpt.quote(path.get()) + " is no place for a volume",
                    "Write a path that begins with '/', and not '/' itself, without ':' and '..'.");
        } else if (!taken.add(text)) {
            volume.reject(
                    MOUNT_PATH,
                    "there is another volume at " + Excerpt.quote(path.get()),
                    "Choose another place; %s and, with 'pvc_for_runnable', %s are taken."
                            .formatted(Storage.FILES, Storage.MOUNT));
        }
        return Optional.of(text);
    }

    private static boolean isPlace(String path) {
        return path.matches("/[^:]*[^:/]")
                && Arrays.stream(path.split("/")).noneMatch(part -> part.matches("\\.\\.?"));
    }
}
