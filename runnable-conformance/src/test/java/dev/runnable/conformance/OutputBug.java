package dev.runnable.conformance;

import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TaskAttempt;
import dev.runnable.spi.TaskOutput;
import dev.runnable.spi.TaskOutput.Stream;
import dev.runnable.spi.TraversingExecutor.Session;
import java.util.ArrayList;
import java.util.List;

/// What a task prints does not arrive as it should.
enum OutputBug implements Bug {
    DROPS_THE_LAST_LINE("Console", "lastLine") {
        @Override
        void tell(List<Line> lines, TaskOutput output) {
            lines.stream().limit(Math.max(0, lines.size() - 1)).forEach(it -> it.to(output));
        }
    },
    SWAPS_THE_STREAMS("Console", "toldLines") {
        @Override
        void tell(List<Line> lines, TaskOutput output) {
            lines.forEach(
                    it -> output.line(it.stream == Stream.OUT ? Stream.ERR : Stream.OUT, it.text));
        }
    },
    TRUNCATES_LONG_LINES("Console", "longLines") {
        @Override
        void tell(List<Line> lines, TaskOutput output) {
            lines.forEach(it ->
                    output.line(it.stream, it.text.substring(0, Math.min(1000, it.text.length()))));
        }
    },
    KNOWS_ASCII_ONLY("Console", "oddLines") {
        @Override
        void tell(List<Line> lines, TaskOutput output) {
            lines.forEach(it -> output.line(it.stream, it.text.replaceAll("[^ -~\t]", "?")));
        }
    },
    STRIPS_LINES("Console", "oddLines") {
        @Override
        void tell(List<Line> lines, TaskOutput output) {
            lines.forEach(it -> output.line(it.stream, it.text.strip()));
        }
    },
    LEAVES_OUT_EMPTY_LINES("Console", "oddLines") {
        @Override
        void tell(List<Line> lines, TaskOutput output) {
            lines.stream().filter(it -> !it.text.isEmpty()).forEach(it -> it.to(output));
        }
    },
    MIXES_UP_THE_ORDER("Console", "keptLines") {
        @Override
        void tell(List<Line> lines, TaskOutput output) {
            lines.reversed().forEach(it -> it.to(output));
        }
    },
    LOSES_THE_ERROR_STREAM("Console", "keptLines") {
        @Override
        void tell(List<Line> lines, TaskOutput output) {
            lines.stream().filter(it -> it.stream == Stream.OUT).forEach(it -> it.to(output));
        }
    },
    TELLS_OUTPUT_AT_THE_END("Console", "live") {
        @Override
        void tell(List<Line> lines, TaskOutput output) {
            lines.forEach(it -> it.to(output));
        }
    };

    record Line(Stream stream, String text) {
        void to(TaskOutput output) {
            output.line(stream, text);
        }
    }

    private final String group;
    private final String method;

    OutputBug(String group, String method) {
        this.group = group;
        this.method = method;
    }

    @Override
    public Finder finder() {
        return new Finder(group, method);
    }

    abstract void tell(List<Line> lines, TaskOutput output);

    @Override
    public AttemptOutcome run(Session right, TaskAttempt attempt, RunContext context)
            throws InterruptedException {
        List<Line> lines = new ArrayList<>();
        TaskOutput kept =
                (stream, line) -> {
                    synchronized (lines) {
                        lines.add(new Line(stream, line));
                    }
                };
        AttemptOutcome outcome = right.run(Attempts.with(attempt, kept));
        tell(lines, attempt.output());
        return outcome;
    }
}
