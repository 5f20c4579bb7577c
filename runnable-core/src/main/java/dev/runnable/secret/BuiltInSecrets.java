package dev.runnable.secret;

import static dev.runnable.settings.SettingDescription.setting;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.settings.SettingType;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.SecretSource;
import dev.runnable.spi.SecretSourceProvider;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sources of secrets that need no service.
public final class BuiltInSecrets {
    private static final String LOCATION = "location";
    private static final String INLINE = "secrets";
    private static final String USUAL_FILE = ".env";

    private BuiltInSecrets() {}

    public static List<SecretSourceProvider> all() {
        return List.of(
                new Plain("do-nothing", _ -> _ -> Optional.of("")),
                new Plain("env-secrets", it -> KnownSecrets.ofEnvironment(it.environment())),
                new Dotenv());
    }

    private interface Making {
        SecretSource source(ServiceContext context);
    }

    private record Plain(String type, Making making) implements SecretSourceProvider {
        @Override
        public SettingsShape settings() {
            return SettingsShape.closed();
        }

        @Override
        public SecretSource create(Settings settings, ServiceContext context) {
            return making.source(context);
        }
    }

    private record Dotenv() implements SecretSourceProvider {
        @Override
        public String type() {
            return "dotenv";
        }

        @Override
        public SettingsShape settings() {
            return SettingsShape.closed(
                    setting(LOCATION, SettingType.text(), "The file with the secrets.")
                            .withDefault(USUAL_FILE),
                    setting(
                            INLINE,
                            new SettingType.MapOf(SettingType.scalar()),
                            "Secrets in place, as the original has them. A file is better."));
        }

        @Override
        public SecretSource create(Settings settings, ServiceContext context) {
            Optional<String> named = settings.text(LOCATION);
            String location = named.orElse(USUAL_FILE);
            // the original also takes secrets from the configuration itself
            boolean inline = settings.has(INLINE);
            Map<String, String> values = new HashMap<>();
            try {
                String text = Files.readString(context.workingDirectory().resolve(location));
                values.putAll(DotenvFile.parse(location, text));
            } catch (IOException e) {
                if (named.isPresent() || !inline) {
                    throw new ProblemException(unreadable(settings, location), e);
                }
            }
            if (inline) {
                values.putAll(settings.scalars(INLINE));
            }
            return new KnownSecrets(
                    values, name -> "Add a line '" + name + "=...' to '" + location + "'.");
        }

        private static Problem unreadable(Settings settings, String location) {
            return Problem.error(
                            ProblemCode.BAD_SECRETS_FILE,
                            settings.location(),
                            "the dotenv file '" + location + "' cannot be read")
                    .withHint("Make it, or name another one by 'location'.");
        }
    }
}
