package dev.runnable.run;

import dev.runnable.config.ServiceSpec;
import dev.runnable.journal.Durability;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Problems;
import dev.runnable.spi.RunLogStore;
import dev.runnable.spi.Settings;
import dev.runnable.store.BufferedRunLogStore;
import dev.runnable.store.ChunkedFsRunLogStore;
import dev.runnable.store.FileSystemRunLogStore;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/// The run log store that a configuration chooses.
final class Stores {
    private static final String USUAL_FOLDER = ".run_log_store";

    private Stores() {}

    static Optional<RunLogStore> make(
            ServiceSpec spec, Surroundings surroundings, Problems problems) {
        Settings settings = spec.settings(problems);
        Path folder = folder(settings, surroundings);
        ZoneId zone = surroundings.ambience().zone();
        Durability durability = durability(settings);
        return switch (spec.type()) {
            case "buffered" -> Optional.of(new BufferedRunLogStore());
            case "file-system" -> Optional.of(new FileSystemRunLogStore(folder, durability, zone));
            case "chunked-fs" -> Optional.of(new ChunkedFsRunLogStore(folder, durability, zone));
            default -> {
                problems.add(
                        Problem.error(
                                ProblemCode.UNKNOWN_SERVICE,
                                spec.location(),
                                "there is no run log store '" + spec.type() + "'"));
                yield Optional.empty();
            }
        };
    }

    /// Where a store on disk keeps its logs.
    static Path folder(Settings settings, Surroundings surroundings) {
        String folder = settings.text("log_folder").orElse(USUAL_FOLDER);
        return surroundings.workingDirectory().resolve(folder);
    }

    private static Durability durability(Settings settings) {
        String text = settings.text("durability").orElse("normal");
        return switch (text) {
            case "normal" -> Durability.BATCHED;
            case "strict" -> Durability.STRICT;
            default -> {
                settings.reject(
                        "durability",
                        "there is no durability '" + text + "'",
                        "It is 'normal' (forced to the disk within 100 ms) or 'strict' (each record"
                                + " at once).");
                yield Durability.BATCHED;
            }
        };
    }
}
