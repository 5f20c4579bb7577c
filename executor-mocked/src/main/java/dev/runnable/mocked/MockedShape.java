package dev.runnable.mocked;

import static dev.runnable.settings.SettingDescription.setting;

import dev.runnable.settings.SettingDescription;
import dev.runnable.settings.SettingType;
import dev.runnable.settings.SettingType.Json;
import dev.runnable.settings.SettingType.MapOf;
import dev.runnable.settings.SettingType.Section;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spec.CommandTypes;
import java.util.List;

/// What the simulation can be told, as documentation has it.
final class MockedShape {
    private MockedShape() {}

    static SettingsShape whole() {
        return SettingsShape.closed(
                setting(
                                "patches",
                                new MapOf(new Section(patch())),
                                "What steps do in place of what the pipeline says, by their name or"
                                        + " dot path.")
                        .withExample("{fetch: {returns: {rows: [1, 2]}}}"),
                setting(
                                "enable_parallel",
                                SettingType.flag(),
                                "Whether steps that do not wait for each other run at the same"
                                        + " time.")
                        .withDefault("false"),
                setting(
                                "max_parallel",
                                SettingType.whole(1),
                                "How many steps run at once under `enable_parallel`.")
                        .orElse("the number of processors"),
                setting(
                        "from",
                        SettingType.scalar(),
                        "The run whose outputs and times the simulation goes by."),
                setting(
                                "failures",
                                SettingType.flag(),
                                "Whether attempts fail that failed in that run.")
                        .withDefault("false"));
    }

    private static SettingsShape patch() {
        SettingsShape own =
                SettingsShape.closed(
                        setting(
                                "command_type",
                                new SettingType.Choice(CommandTypes.builtIn().names()),
                                "The type of the command that is run."),
                        setting("command", SettingType.text(), "What is really run."),
                        setting(
                                "returns",
                                SettingType.either(
                                        new MapOf(new Json()), new SettingType.ListOf(new Json())),
                                "What the step returns, by name; or, beside a command, what that"
                                        + " one returns."),
                        setting(
                                "secrets",
                                SettingType.texts(),
                                "The secrets of the command, in place of the step's."),
                        setting(
                                        "fail",
                                        SettingType.either(SettingType.flag(), failure()),
                                        "Whether attempts fail, or how many of them.")
                                .withExample("{times: 2, message: out of memory}"),
                        setting("delay", SettingType.span(), "How long an attempt takes.")
                                .withExample("2h"));
        return own.with(settingsOfTypes());
    }

    private static SettingType failure() {
        return SettingType.section(
                setting("times", SettingType.whole(1), "How many attempts fail, the first ones.")
                        .orElse("all"),
                setting("message", SettingType.text(), "What they say.")
                        .withDefault("patched to fail"));
    }

    private static SettingsShape settingsOfTypes() {
        CommandTypes types = CommandTypes.builtIn();
        List<SettingDescription> settings =
                types.names().stream()
                        .flatMap(name ->
                                types.find(name).orElseThrow().settings().stream()
                                        .map(key ->
                                                setting(
                                                        key,
                                                        new Json(),
                                                        "Of `%s` commands, as in a pipeline."
                                                                .formatted(name))))
                        .toList();
        return new SettingsShape(settings, false);
    }
}
