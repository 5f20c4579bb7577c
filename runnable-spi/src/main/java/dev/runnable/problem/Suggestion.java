package dev.runnable.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The nearest valid name to what was written, by edit distance with transpositions.
public final class Suggestion {
    /// Nobody mistypes a longer name, and comparing takes the square of the length.
    private static final int LONGEST = 100;

    /// Of a shorter name every letter may be another one, so any two are near.
    private static final int SHORTEST = 2;

    private Suggestion() {}

    /// @return `Did you mean 'x'?`, or nothing when no name is near
    public static Optional<String> didYouMean(String written, Collection<String> valid) {
        return nearest(written, valid).map(name -> "Did you mean '" + name + "'?");
    }

    public static Optional<String> nearest(String written, Collection<String> valid) {
        if (written.length() > LONGEST || written.length() < SHORTEST) {
            return Optional.empty();
        }
        String folded = fold(written);
        int limit = Math.max(1, Math.min(folded.length(), 12) / 3);
        return valid.stream()
                .filter(name -> name.length() >= SHORTEST)
                .filter(name -> Math.abs(name.length() - written.length()) <= limit + 1)
                .filter(name -> distance(folded, fold(name)) <= limit)
                .min(
                        Comparator.comparingInt((String name) -> distance(folded, fold(name)))
                                .thenComparing(Comparator.naturalOrder()));
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(a, b, i, j, cost);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int i, int j, int[][] cost) {
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
