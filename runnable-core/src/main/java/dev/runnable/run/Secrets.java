package dev.runnable.run;

import dev.runnable.config.ServiceSpec;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.Problems;
import dev.runnable.secret.DotenvFile;
import dev.runnable.secret.KnownSecrets;
import dev.runnable.spi.SecretsProvider;
import dev.runnable.yaml.Located;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The secrets that a configuration chooses.
final class Secrets {
    private static final String USUAL_FILE = ".env";

    private Secrets() {}

    static SecretsProvider make(ServiceSpec spec, Surroundings surroundings, Problems problems) {
        return switch (spec.type()) {
            case "do-nothing" -> _ -> Optional.of("");
            case "dotenv" -> dotenv(spec, surroundings.workingDirectory(), problems);
            default -> new KnownSecrets(surroundings.environment());
        };
    }

    /// How to provide a secret to the chosen provider.
    static UnaryOperator<String> advice(ServiceSpec spec) {
        if (spec.type().equals("dotenv")) {
            String location = spec.settings(new Problems()).text("location").orElse(USUAL_FILE);
            return name -> "Add a line '" + name + "=...' to '" + location + "'.";
        }
        return name ->
                "Set the environment variable '"
                        + name
                        + "', or choose another 'secrets' section in the configuration.";
    }

    private static SecretsProvider dotenv(ServiceSpec spec, Path folder, Problems problems) {
        Optional<String> named = spec.settings(problems).text("location");
        String location = named.orElse(USUAL_FILE);
        Map<String, String> values = new HashMap<>();
        try {
            values.putAll(DotenvFile.parse(location, Files.readString(folder.resolve(location))));
        } catch (IOException e) {
            if (named.isPresent() || !spec.values().entries().containsKey("secrets")) {
                problems.add(unreadable(spec, location));
            }
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        }
        values.putAll(inline(spec));
        return new KnownSecrets(values);
    }

    private static Problem unreadable(ServiceSpec spec, String location) {
        return Problem.error(
                        ProblemCode.BAD_SECRETS_FILE,
                        spec.location(),
                        "the dotenv file '" + location + "' cannot be read")
                .withHint("Make it, or name another one by 'location'.");
    }

    /// The original also takes secrets from the configuration itself.
    private static Map<String, String> inline(ServiceSpec spec) {
        Map<String, String> values = new HashMap<>();
        Located.Entry entry = spec.values().entries().get("secrets");
        if (entry != null && entry.value() instanceof Located.Mapping mapping) {
            mapping.entries()
                    .forEach((name, value) -> {
                        if (value.value() instanceof Located.Scalar scalar) {
                            values.put(name, scalar.text());
                        }
                    });
        }
        return values;
    }
}
