package dev.runnable.schema;

import static java.util.Objects.requireNonNull;

import dev.runnable.settings.SettingDescription;
import dev.runnable.settings.SettingType;
import dev.runnable.settings.SettingsShape;
import java.util.ArrayList;
import java.util.List;

/// A setting as a table has it, those inside of mappings with the whole way to them:
/// `overrides.NAME.memory`, `volumes[].name`.
///
/// @param usual what holds where nothing is said; empty where that is nothing
public record SettingRow(String key, String type, String usual, SettingDescription setting) {
    public SettingRow {
        requireNonNull(key, "key");
        requireNonNull(type, "type");
        requireNonNull(usual, "usual");
        requireNonNull(setting, "setting");
    }

    /// What people read of it: what it does, and an example.
    public String description() {
        String example =
                setting.examples().isEmpty()
                        ? ""
                        : " For instance `" + setting.examples().getFirst() + "`.";
        String aliases =
                setting.aliases().isEmpty()
                        ? ""
                        : " Was called `" + String.join("`, `", setting.aliases()) + "`.";
        return (setting.description() + example + aliases).strip();
    }

    /// All of a shape, each followed by what is inside of it.
    public static List<SettingRow> of(SettingsShape shape) {
        List<SettingRow> rows = new ArrayList<>();
        add(shape, "", rows);
        return rows;
    }

    private static void add(SettingsShape shape, String prefix, List<SettingRow> rows) {
        for (SettingDescription setting : shape.settings()) {
            String key = prefix + setting.key();
            rows.add(new SettingRow(key, setting.type().words(), usual(setting), setting));
            addInside(setting.type(), key, rows);
        }
    }

    private static void addInside(SettingType type, String key, List<SettingRow> rows) {
        switch (type) {
            case SettingType.Section(var shape) -> add(shape, key + ".", rows);
            case SettingType.MapOf(var value) -> addInside(value, key + ".NAME", rows);
            case SettingType.ListOf(var item) -> addInside(item, key + "[]", rows);
            case SettingType.Either(var types) -> types.forEach(it -> addInside(it, key, rows));
            case SettingType.Text _,
                    SettingType.Choice _,
                    SettingType.Flag _,
                    SettingType.Whole _,
                    SettingType.Decimal _,
                    SettingType.Span _,
                    SettingType.Place _,
                    SettingType.Json _ -> {}
        }
    }

    private static String usual(SettingDescription setting) {
        return setting.required()
                ? "has to be set"
                : setting.defaultValue().or(setting::otherwise).orElse("");
    }
}
