import java.util.Comparator;
import java.util.List;

/** The Java step of passing.yaml. */
final class Trip {

    record Rider(String name, double pace) {}

    record Stage(String to, double km) {}

    record Times(double hours, Stage longest) {}

    /** Tells how long a rider needs for all stages, and which one is the longest. */
    static Times time(Rider rider, List<Stage> stages, double distance) {
        Stage longest = stages.stream().max(Comparator.comparing(Stage::km)).orElseThrow();
        return new Times(distance / rider.pace(), longest);
    }

    private Trip() {}
}
