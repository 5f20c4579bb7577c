package dev.runnable.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.run.InstalledExecutor;
import dev.runnable.schema.SettingRow;
import java.util.List;

/// All that one executor can be told.
record ExecutorPage(InstalledExecutor executor) {
    List<String> lines() {
        List<SettingRow> rows = SettingRow.of(executor.shape());
        if (rows.isEmpty()) {
            return List.of("'" + executor.type() + "' has no settings.");
        }
        Table table = new Table("SETTING", "TYPE", "DEFAULT", "DESCRIPTION");
        rows.forEach(it -> table.row(it.key(), it.type(), it.usual(), it.description()));
        return table.lines();
    }

    ObjectNode json() {
        ObjectNode page = JsonNodeFactory.instance.objectNode().put("type", executor.type());
        ArrayNode settings = page.putArray("settings");
        for (SettingRow row : SettingRow.of(executor.shape())) {
            ObjectNode setting = settings.addObject();
            setting.put("key", row.key()).put("type", row.type());
            setting.put("required", row.setting().required());
            row.setting().defaultValue().ifPresent(it -> setting.put("default", it));
            row.setting().otherwise().ifPresent(it -> setting.put("otherwise", it));
            setting.put("description", row.setting().description());
            row.setting().examples().forEach(setting.withArrayProperty("examples")::add);
            row.setting().aliases().forEach(setting.withArrayProperty("aliases")::add);
            if (row.setting().secret()) {
                setting.put("secret", true);
            }
        }
        return page;
    }
}
