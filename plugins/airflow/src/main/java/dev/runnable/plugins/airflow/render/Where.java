package dev.runnable.plugins.airflow.render;

import java.util.Optional;
import java.util.OptionalInt;

/// Where in the DAG file the tasks of a graph stand.
///
/// @param place in the run
/// @param path what ids of its tasks begin with, with a dot at the end; empty for the pipeline's
///   own
/// @param group the variable of the group that holds them; empty: what is around them in the file
/// @param most how many instances of a task run at once, inside of a map that limits them
record Where(Place place, String path, Optional<String> group, OptionalInt most) {
    static final Where ROOT = new Where(Place.ROOT, "", Optional.empty(), OptionalInt.empty());

    Where inGroup(String variable) {
        return new Where(place, path, Optional.of(variable), most);
    }

    Where under(String name) {
        return inside(place, name);
    }

    Where inside(Place inner, String name) {
        return new Where(inner, path + name + ".", group, most);
    }
}
