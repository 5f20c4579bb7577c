import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Aggregates a cleaned table of daily weather: a step of the pipelines beside this file. */
public final class Weather {

    private static final BigDecimal WET = BigDecimal.ONE; // mm: the least rain of a "wet day"

    /** What the step returns: a component becomes the parameter of its name. */
    public record Figures(int months, Extreme wettest, Extreme warmest, Extreme windiest) {}

    /** Where and when a measure was at its greatest. */
    public record Extreme(String city, String when, double value) {}

    /** Reads the days in {@code cleaned}, writes a line a city and month to {@code monthly}. */
    public static Figures aggregate(Path cleaned, Path monthly) throws IOException {
        List<Day> days = read(cleaned);
        List<Month> months = byMonth(days);
        write(months, monthly);
        System.out.printf("%d days became %d months in %s%n", days.size(), months.size(), monthly);
        return new Figures(
                months.size(),
                greatest(months, Month::precipitation),
                greatest(months, Month::tempMax),
                greatest(days, Day::wind));
    }

    interface Observed {
        String city();

        Object when();
    }

    record Day(
            String city,
            LocalDate when,
            BigDecimal precipitation,
            BigDecimal tempMax,
            BigDecimal tempMin,
            BigDecimal wind)
            implements Observed {

        static Day parse(String line) {
            String[] cells = line.split(",");
            return new Day(
                    cells[0],
                    LocalDate.parse(cells[1]),
                    new BigDecimal(cells[2]),
                    new BigDecimal(cells[3]),
                    new BigDecimal(cells[4]),
                    new BigDecimal(cells[5]));
        }

        boolean isWet() {
            return precipitation.compareTo(WET) >= 0;
        }

        String cityAndMonth() {
            return city + " " + YearMonth.from(when);
        }
    }

    record Month(
            String city,
            YearMonth when,
            int days,
            long wetDays,
            BigDecimal precipitation,
            BigDecimal tempMax,
            BigDecimal tempMin,
            BigDecimal wind)
            implements Observed {

        static Month of(List<Day> days) {
            Day first = days.getFirst();
            return new Month(
                    first.city(),
                    YearMonth.from(first.when()),
                    days.size(),
                    days.stream().filter(Day::isWet).count(),
                    sum(days, Day::precipitation),
                    mean(days, Day::tempMax),
                    mean(days, Day::tempMin),
                    mean(days, Day::wind));
        }

        String line() {
            return Stream.of(city, when, days, wetDays, precipitation, tempMax, tempMin, wind)
                    .map(Object::toString)
                    .collect(joining(","));
        }
    }

    private static List<Day> read(Path cleaned) throws IOException {
        try (Stream<String> lines = Files.lines(cleaned)) {
            return lines.skip(1).map(Day::parse).toList();
        }
    }

    private static List<Month> byMonth(List<Day> days) {
        Map<String, List<Day>> groups =
                days.stream().collect(groupingBy(Day::cityAndMonth, TreeMap::new, toList()));
        return groups.values().stream().map(Month::of).toList();
    }

    private static void write(List<Month> months, Path monthly) throws IOException {
        var header = Stream.of("city,month,days,wet_days,precipitation,temp_max,temp_min,wind");
        var lines = Stream.concat(header, months.stream().map(Month::line)).toList();
        Files.createDirectories(monthly.toAbsolutePath().getParent());
        Files.write(monthly, lines);
    }

    private static <T extends Observed> Extreme greatest(
            List<T> all, Function<T, BigDecimal> measure) {
        T top = all.stream().max(Comparator.comparing(measure)).orElseThrow();
        return new Extreme(top.city(), top.when().toString(), measure.apply(top).doubleValue());
    }

    private static BigDecimal sum(List<Day> days, Function<Day, BigDecimal> measure) {
        return days.stream().map(measure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal mean(List<Day> days, Function<Day, BigDecimal> measure) {
        return sum(days, measure).divide(BigDecimal.valueOf(days.size()), 1, RoundingMode.HALF_UP);
    }

    private Weather() {}
}
