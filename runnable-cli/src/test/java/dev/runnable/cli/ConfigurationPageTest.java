package dev.runnable.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.config.Section;
import dev.runnable.config.ServiceShapes;
import dev.runnable.extension.Extensions;
import dev.runnable.schema.SettingRow;
import dev.runnable.service.Services;
import dev.runnable.settings.SettingsShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `docs/configuration.md` is made of the same descriptions as the schema; `-Dgolden.update` writes
/// it.
final class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");

    private static final String HEAD =
            """
            # Configuration

            All that a configuration may say, made of what the program itself knows: `runnable executors
            TYPE` tells the same of one executor, plugins included, and `runnable schema configuration` tells
            it to editors. Keys may be written with underscores, with dashes or in camel case. Settings stand
            below `config:` or beside `type:`. `$name`, `${name}` and `${name:-default}` are taken from
            `RUNNABLE_VAR_name`. In keys, `NAME` is a name of your own, and `[]` one of a list.
            """;

    private static ServiceShapes services() {
        return ServiceShapes.of(new Services(Extensions.onClassPath()).known());
    }

    private static String page() {
        ServiceShapes services = services();
        StringBuilder out = new StringBuilder(HEAD);
        for (Section section : Section.values()) {
            out.append("\n## ").append(section.key()).append('\n');
            services.of(section)
                    .forEach((type, shape) -> {
                        String usual = type.equals(section.defaultType()) ? " (default)" : "";
                        out.append("\n### ").append(type).append(usual).append("\n\n");
                        append(shape, out);
                    });
        }
        out.append("\n## Beside the sections\n\n");
        append(ServiceShapes.others(), out);
        return out.toString();
    }

    private static void append(SettingsShape shape, StringBuilder out) {
        List<SettingRow> rows = SettingRow.of(shape);
        if (rows.isEmpty()) {
            out.append("Has no settings.\n");
            return;
        }
        out.append("| setting | type | default | what it does |\n|---|---|---|---|\n");
        for (SettingRow row : rows) {
            String usual = row.setting().defaultValue().isPresent() ? "`%s`" : "%s";
            out.append(
                    "| `%s` | %s | %s | %s |%n"
                            .formatted(
                                    row.key(),
                                    row.type(),
                                    row.usual().isEmpty() ? "" : usual.formatted(row.usual()),
                                    row.description().replace("|", "\\|")));
        }
    }

    @Test
    void pageIsUpToDate() throws Exception {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page());
        }

        assertThat(PAGE).as("run with -Dgolden.update to write it").exists();
        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }
}
