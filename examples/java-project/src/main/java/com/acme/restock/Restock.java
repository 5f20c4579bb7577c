package com.acme.restock;

import static dev.runnable.sdk.Condition.parameter;
import static dev.runnable.sdk.Steps.java;
import static dev.runnable.sdk.Steps.shell;

import dev.runnable.sdk.Pipeline;
import java.util.List;
import java.util.Map;

/// What has to be ordered again? The steps are wired by what they need: the stock is counted and the
/// demand is estimated at the same time where the configuration lets them.
public final class Restock {
    private Restock() {}

    public static Pipeline pipeline() {
        return Pipeline.graph(
                        "restock",
                        java("count", Warehouse::count).returns("stock"),
                        java("estimate", Demand::estimate).returns("demand"),
                        java("decide", Restock::decide)
                                .needs("count", "estimate")
                                .returns("orders"),
                        shell("write", "echo \"to order: $orders\"; export written=true")
                                .needs("decide")
                                .skipIf(parameter("quiet"))
                                .returns("written"))
                .parameter("sold", Map.of("tea", 40, "coffee", 25, "cocoa", 3))
                .parameter("weeks", 2);
    }

    /// How much of what.
    record Order(String product, int count) {}

    static List<Order> decide(Map<String, Integer> stock, Map<String, Integer> demand) {
        return demand.entrySet().stream()
                .map(it -> new Order(it.getKey(), it.getValue() - stock.getOrDefault(it.getKey(), 0)))
                .filter(order -> order.count() > 0)
                .sorted((a, b) -> a.product().compareTo(b.product()))
                .toList();
    }

    /// Ends with the exit code that the command line would have.
    public static void main(String[] args) {
        pipeline().executeAndExit();
    }
}
