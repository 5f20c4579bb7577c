package dev.runnable.argo.render;

import java.util.ArrayList;
import java.util.List;

/// How many pods a run takes in which nothing fails and nothing is skipped.
///
/// @param least where a condition chooses the smallest branch
/// @param most where it chooses the largest
/// @param repeated what depends on the data
record PodCount(long least, long most, List<Repeated> repeated) {
    static final PodCount NONE = of(0);

    /// @param each in words: `for each item of 'm'`
    record Repeated(PodCount pods, String each) {}

    PodCount {
        repeated = List.copyOf(repeated);
    }

    static PodCount of(long number) {
        return new PodCount(number, number, List.of());
    }

    PodCount plus(PodCount other) {
        return new PodCount(least + other.least, most + other.most, both(repeated, other.repeated));
    }

    /// This or the other.
    PodCount or(PodCount other) {
        return new PodCount(
                Math.min(least, other.least),
                Math.max(most, other.most),
                both(repeated, other.repeated));
    }

    private static List<Repeated> both(List<Repeated> some, List<Repeated> others) {
        List<Repeated> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    PodCount each(String what) {
        return equals(NONE) ? this : new PodCount(0, 0, List.of(new Repeated(this, what)));
    }

    /// For instance `12 pods + 3 for each item of 'm'`.
    @Override
    public String toString() {
        return number() + (least == 1 && most == 1 ? " pod" : " pods") + rest();
    }

    private String number() {
        return least == most ? Long.toString(least) : least + " to " + most;
    }

    private String rest() {
        StringBuilder text = new StringBuilder();
        for (Repeated one : repeated) {
            boolean simple = one.pods.repeated.isEmpty();
            String pods = one.pods.number() + one.pods.rest();
            text.append(" + ")
                    .append(simple ? pods : "(" + pods + ")")
                    .append(' ')
                    .append(one.each);
        }
        return text.toString();
    }
}
