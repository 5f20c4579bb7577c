package dev.runnable.argo.config;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/// Schedules as Argo's controller understands them: five fields, or a word such as `@daily`.
final class CronExpression {
    private static final Set<String> WORDS =
            Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
    private static final String EVERY = "@every ";
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final List<String> DAYS =
            List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    /// @param names of its values, the first one's number being `least`
    private record Range(int least, int most, List<String> names) {
        /// A list of `*`, `2`, `2-5`, `*/2`, `2-9/3`.
        boolean allows(String field) {
            for (String part : field.split(",", -1)) {
                if (!allowsPart(part)) {
                    return false;
                }
            }
            return true;
        }

        private boolean allowsPart(String part) {
            String[] step = part.split("/", -1);
            if (step.length > 2 || (step.length == 2 && !step[1].matches("[1-9]\\d{0,3}"))) {
                return false;
            }
            if (step[0].equals("*") || step[0].equals("?")) {
                return true;
            }
            String[] ends = step[0].split("-", -1);
            OptionalInt from = value(ends[0]);
            OptionalInt to = ends.length == 1 ? from : value(ends[1]);
            return ends.length <= 2
                    && from.isPresent()
                    && to.isPresent()
                    && from.getAsInt() <= to.getAsInt();
        }

        private OptionalInt value(String text) {
            int name = names.indexOf(text.toLowerCase(Locale.ROOT));
            if (name >= 0) {
                return OptionalInt.of(least + name);
            }
            if (!text.matches("\\d{1,4}")) {
                return OptionalInt.empty();
            }
            int value = Integer.parseInt(text);
            return value >= least && value <= most ? OptionalInt.of(value) : OptionalInt.empty();
        }
    }

    private static final List<Range> FIELDS =
            List.of(
                    new Range(0, 59, List.of()),
                    new Range(0, 23, List.of()),
                    new Range(1, 31, List.of()),
                    new Range(1, 12, MONTHS),
                    new Range(0, 6, DAYS));

    private CronExpression() {}

    static boolean isValid(String text) {
        if (text.startsWith("@")) {
            return WORDS.contains(text)
                    || (text.startsWith(EVERY)
                            && GoDuration.isValid(text.substring(EVERY.length())));
        }
        String[] fields = text.strip().split("\\s+", -1);
        if (fields.length != FIELDS.size()) {
            return false;
        }
        for (int i = 0; i < fields.length; i++) {
            if (!FIELDS.get(i).allows(fields[i])) {
                return false;
            }
        }
        return true;
    }
}
