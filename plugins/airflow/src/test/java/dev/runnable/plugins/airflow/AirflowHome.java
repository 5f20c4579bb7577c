package dev.runnable.plugins.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// An Airflow of a test's own: its database, its folder of DAGs.
final class AirflowHome {
    private final String python = Pythons.withAirflow();
    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();

    AirflowHome(Path folder) throws IOException {
        this.folder = folder;
        environment.put("AIRFLOW_HOME", folder.toString());
        environment.put("AIRFLOW__CORE__DAGS_FOLDER", dags().toString());
        environment.put("AIRFLOW__CORE__LOAD_EXAMPLES", "False");
        environment.put("AIRFLOW__CORE__UNIT_TEST_MODE", "False");
        environment.put("PYTHONWARNINGS", "ignore");
        Files.createDirectories(dags());
    }

    Path dags() {
        return folder.resolve("dags");
    }

    AirflowHome with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    void makeDatabase() throws Exception {
        Pythons.run(folder, environment, python, "-m", "airflow", "db", "migrate");
    }

    /// What Airflow finds in these files.
    JsonNode dagBag(Path... files) throws Exception {
        return last("FOUND ", Pythons.run(python, "dagbag.py", environment, files));
    }

    /// The exit codes of processes that are stopped: one that ends in order, one that does not.
    JsonNode kill(Path file) throws Exception {
        return last("CODES ", Pythons.run(python, "kill.py", environment, file));
    }

    /// Runs the DAGs of files one after the other.
    ///
    /// @param conf by the id of the DAG
    JsonNode run(String conf, String... files) throws Exception {
        String[] command = new String[files.length + 3];
        command[0] = python;
        command[1] = Pythons.program("run_dags.py").toString();
        command[2] = conf;
        for (int i = 0; i < files.length; i++) {
            command[i + 3] = dags().resolve(files[i]).toString();
        }
        return last("ENDED ", Pythons.run(folder, environment, command));
    }

    private static JsonNode last(String mark, String told) {
        return told.lines()
                .filter(line -> line.startsWith(mark))
                .map(line -> Airflow.json(line.substring(mark.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError(told));
    }
}
