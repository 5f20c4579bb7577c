package dev.runnable.schema;

import static dev.runnable.settings.SettingDescription.setting;

import dev.runnable.settings.SettingDescription;
import dev.runnable.settings.SettingType;
import dev.runnable.settings.SettingType.Decimal;
import dev.runnable.settings.SettingType.Json;
import dev.runnable.settings.SettingType.ListOf;
import dev.runnable.settings.SettingType.MapOf;
import dev.runnable.settings.SettingType.Span;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spec.CommandTypes;
import java.time.Duration;
import java.util.Optional;

/// What steps may say, but for the graphs in them.
final class StepShapes {
    private static final SettingType NAME = SettingType.scalar();
    private static final SettingType WAIT = new Span(Duration.ZERO, Optional.empty());

    private StepShapes() {}

    /// How it is wired to others, and what happens when it fails.
    static SettingsShape ofAll() {
        return SettingsShape.closed(
                setting("next", NAME, "The step that comes next, in a chain."),
                setting("on_failure", NAME, "The step that comes next when this one fails."),
                setting(
                                "needs",
                                new ListOf(SettingType.either(NAME, need())),
                                "The steps that have to be over, in a dependency graph.")
                        .withExample("[fetch, {step: check, on_skip: run}]"),
                setting("skip_if", condition(), "When it is skipped, in a dependency graph.")
                        .withExample("{parameter: mode, equals: fast}"),
                setting(
                                "on_error",
                                SettingType.either(action(), onError()),
                                "What its failure means to the rest of a dependency graph.")
                        .withDefault("fail"),
                setting("max_attempts", SettingType.whole(1), "How often it is tried in all.")
                        .withDefault("1"),
                setting("retry", retry(), "How often it is tried, and how long it waits."),
                setting("timeout", SettingType.span(), "How long a try may take.")
                        .withExample("5m"));
    }

    private static SettingType need() {
        return SettingType.section(
                setting("step", NAME, "The step.").must(),
                setting(
                                "on_skip",
                                SettingType.choice("run", "skip"),
                                "What happens when that one was skipped.")
                        .withDefault("skip"));
    }

    private static SettingType condition() {
        return SettingType.either(
                SettingType.text(),
                SettingType.section(
                        setting("parameter", NAME, "The parameter that is asked.").must(),
                        setting("equals", new Json(), "The value that it has."),
                        setting("not_equals", new Json(), "The value that it has not."),
                        setting("in", new ListOf(new Json()), "The values that it may have."),
                        setting("exists", SettingType.flag(), "Whether it is there.")));
    }

    private static SettingType action() {
        return SettingType.choice("fail", "skip", "continue", "useDefault", "use_default");
    }

    private static SettingType onError() {
        MapOf values = new MapOf(new Json());
        return SettingType.section(
                setting("action", action(), "What its failure means."),
                setting("default_output", values, "What it returns then, under `continue`."),
                setting("defaultValue", values, "Another name of `default_output`."));
    }

    private static SettingType retry() {
        return SettingType.section(
                setting("max_attempts", SettingType.whole(1), "How often it is tried in all."),
                setting(
                        "backoff",
                        SettingType.section(
                                setting("initial", WAIT, "The first wait.").withDefault("1s"),
                                setting(
                                                "factor",
                                                new Decimal(Optional.of(1.0), Optional.of(1000.0)),
                                                "By what each wait is multiplied.")
                                        .withDefault("2"),
                                setting("max", WAIT, "The longest wait.").withDefault("5m"),
                                setting(
                                                "jitter",
                                                new Decimal(Optional.of(0.0), Optional.of(1.0)),
                                                "How much of a wait is left to chance.")
                                        .withDefault("0")),
                        "How long it waits before the next try."));
    }

    static SettingsShape ofCatalog() {
        ListOf files = new ListOf(SettingType.text());
        return SettingsShape.closed(
                setting(
                                "catalog",
                                SettingType.section(
                                        setting("get", files, "Files that it gets, as patterns."),
                                        setting("put", files, "Files that it puts, as patterns."),
                                        setting(
                                                        "store_copy",
                                                        SettingType.flag(),
                                                        "Whether what it puts is copied.")
                                                .withDefault("true")),
                                "The files that it hands over.")
                        .withExample("{get: [data/*.csv], put: [model.bin]}"),
                setting(
                        "sandbox",
                        SettingType.flag(),
                        "Whether it runs in a folder of its own, with only the files that it"
                                + " gets."));
    }

    static SettingsShape ofTask(CommandTypes types) {
        return SettingsShape.closed(
                setting(
                                "command_type",
                                new SettingType.Choice(types.names()),
                                "What its command is.")
                        .withDefault("python"),
                setting("command", SettingType.text(), "What it runs.")
                        .withExample("package.module.function")
                        .must(),
                setting(
                                "returns",
                                new ListOf(SettingType.either(SettingType.text(), returned())),
                                "The parameters that it sets.")
                        .withExample("[rows, {name: score, kind: metric}]"),
                setting(
                                "secrets",
                                SettingType.texts(),
                                "The secrets that it gets as variables of its environment.")
                        .withExample("[API_KEY]"));
    }

    private static SettingType returned() {
        return new SettingType.Section(
                SettingsShape.closed(
                                setting("name", SettingType.text(), "The parameter.").must(),
                                setting(
                                                "kind",
                                                SettingType.choice("json", "metric", "object"),
                                                "How it is kept.")
                                        .withDefault("json"))
                        .opened());
    }

    static SettingsShape ofMap() {
        return SettingsShape.closed(
                name(
                        "iterate_on",
                        "The parameter with the list, an item of which each branch has."),
                name("iterate_as", "The name of the item in the branch."),
                setting(
                                "reducer",
                                SettingType.text(),
                                "What becomes of the values that branches return: `sum`, `min`,"
                                        + " `max`, `mean`, `count`, `first`, `last`, `concat`,"
                                        + " `merge`, a Java method, or Python.")
                        .orElse("a list of them"),
                setting("max_concurrency", SettingType.whole(1), "How many branches run at once."));
    }

    static SettingsShape ofLoop() {
        return SettingsShape.closed(
                setting(
                                "max_iterations",
                                SettingType.whole(1),
                                "After how many iterations it ends at the latest.")
                        .must(),
                name("break_on", "The parameter that ends it when true."),
                name("index_as", "The name of the iteration's number in the branch."));
    }

    static SettingsShape ofConditional() {
        return SettingsShape.closed(
                name("parameter", "The parameter whose value is the name of a branch."));
    }

    private static SettingDescription name(String key, String description) {
        return setting(key, NAME, description).must();
    }
}
