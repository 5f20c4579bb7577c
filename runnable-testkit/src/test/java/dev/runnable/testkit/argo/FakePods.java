package dev.runnable.testkit.argo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Pods whose command is `run NAME`. Each succeeds if nothing else is said about its name.
final class FakePods implements PodRunner {
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, String> outputs = new HashMap<>();
    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());
    private Duration takes = Duration.ZERO;

    /// Always.
    FakePods failing(String name) {
        return failing(name, Integer.MAX_VALUE);
    }

    /// So many times, then no more.
    FakePods failing(String name, int times) {
        failures.put(name, times);
        return this;
    }

    /// Writes this to its output file `/tmp/out`.
    FakePods writing(String name, String text) {
        outputs.put(name, text);
        return this;
    }

    FakePods taking(Duration time) {
        takes = time;
        return this;
    }

    List<String> ran() {
        return List.copyOf(ran);
    }

    @Override
    public synchronized int run(Pod pod) throws Exception {
        String name = pod.command().get(1);
        ran.add(name);
        String text = outputs.get(name);
        if (text != null) {
            Path file = pod.onHost("/tmp/out");
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text);
        }
        int left = failures.getOrDefault(name, 0);
        failures.put(name, Math.max(0, left - 1));
        return left > 0 ? 1 : 0;
    }

    @Override
    public Duration takes(Pod pod) {
        return takes;
    }
}
