import static dev.runnable.sdk.Steps.java;
import static dev.runnable.sdk.Steps.map;
import static dev.runnable.sdk.Steps.parallel;
import static dev.runnable.sdk.Steps.shell;

import dev.runnable.sdk.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What did each region sell? One file is the pipeline and its steps; nothing has to be built:
///
/// ```
/// runnable execute examples/java/Sales.java
/// ```
class Sales {
    record Order(String region, String product, int count, double price) {}

    record Region(String name, double revenue) {}

    static Pipeline pipeline() {
        return Pipeline.of(
                        "sales",
                        java("clean", Sales::clean).returns("orders", "dropped"),
                        parallel("analyse")
                                .branch(
                                        "regions",
                                        map("each region")
                                                .over("regions")
                                                .as("region")
                                                .maxConcurrency(2)
                                                .run(java("sum", Sales::sum).returns("revenue")))
                                .branch(
                                        "products",
                                        java("favourite", Sales::favourite).returns("favourite")),
                        java("rank", Sales::rank).returns("ranking").returnsMetric("total"),
                        shell(
                                        "report",
                                        """
                                        echo "sold for $total, most of it $favourite"
                                        echo "dropped orders: $dropped"
                                        export report="$favourite: $total"
                                        """)
                                .returns("report"))
                .parameter("file", "examples/java/orders.csv")
                .parameter("regions", List.of("north", "south", "west"));
    }

    /// The result of a step: each component becomes a parameter.
    record Cleaned(List<Order> orders, int dropped) {}

    static Cleaned clean(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Order> orders =
                lines.stream()
                        .skip(1)
                        .map(line -> line.split(","))
                        .filter(cells -> cells[3].matches("[1-9][0-9]*"))
                        .map(cells ->
                                new Order(
                                        cells[1],
                                        cells[2],
                                        Integer.parseInt(cells[3]),
                                        Double.parseDouble(cells[4])))
                        .toList();
        System.out.println("kept " + orders.size() + " of " + (lines.size() - 1) + " orders");
        return new Cleaned(orders, lines.size() - 1 - orders.size());
    }

    /// One region's revenue. The map calls it for each, and makes a list of what it returns.
    static double sum(List<Order> orders, String region) {
        return orders.stream()
                .filter(order -> order.region().equals(region))
                .mapToDouble(order -> order.count() * order.price())
                .sum();
    }

    static String favourite(List<Order> orders) {
        return orders.stream().max(Comparator.comparingInt(Order::count)).orElseThrow().product();
    }

    record Ranked(List<Region> ranking, double total) {}

    static Ranked rank(List<String> regions, List<Double> revenue) {
        List<Region> ranking =
                IntStream.range(0, regions.size())
                        .mapToObj(i -> new Region(regions.get(i), revenue.get(i)))
                        .sorted(Comparator.comparingDouble(Region::revenue).reversed())
                        .toList();
        ranking.forEach(region ->
                System.out.println(String.format("%-6s %7.2f", region.name(), region.revenue())));
        double total = ranking.stream().mapToDouble(Region::revenue).sum();
        return new Ranked(ranking, Math.round(total * 100) / 100.0);
    }
}
