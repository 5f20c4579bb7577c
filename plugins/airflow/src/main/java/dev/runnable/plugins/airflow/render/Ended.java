package dev.runnable.plugins.airflow.render;

import java.util.List;
import java.util.stream.Stream;

/// How it is told that something has ended: a step, or a graph.
///
/// @param well have all succeeded exactly when it ended well. One that has not may be known before
///   all is over
/// @param over have all ended when nothing of it goes on any more
record Ended(List<Task> well, List<Task> over) {
    Ended {
        well = List.copyOf(well);
        over = List.copyOf(over);
    }

    /// Of what one task ends.
    static Ended by(Task last) {
        return new Ended(List.of(last), List.of(last));
    }

    /// Whether it is over as soon as it is known how it ended.
    boolean atOnce() {
        return well.equals(over);
    }

    Ended and(Ended other) {
        return new Ended(both(well, other.well), both(over, other.over));
    }

    private static List<Task> both(List<Task> one, List<Task> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }
}
