package dev.runnable.cli;

import static dev.runnable.cli.Example.fails;
import static dev.runnable.cli.Example.succeeds;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every example but the quickstart, which has a test of its own.
final class Examples {
    private static final String TEXT =
            "'text': 'the quick brown fox jumps over the lazy dog while nobody is watching'";
    private static final String COUNTED =
            "{%s, 'words': 13, 'longest': 'watching'}".formatted(TEXT);
    private static final String NO_SUCH_ORDER = "{'order': {'item': 'chandelier', 'count': 1}}";

    private Examples() {}

    static List<Example> all() {
        return Stream.of(
                        tasks(),
                        sequential(),
                        parameters(),
                        parallel(),
                        map(),
                        conditional(),
                        loop(),
                        nested(),
                        retry(),
                        catalog(),
                        notebooks(),
                        java(),
                        image())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Example> tasks() {
        return List.of(
                succeeds("tasks/shell.yaml").succeeded("count").parameters(COUNTED),
                succeeds("tasks/python.yaml").succeeded("count").parameters(COUNTED),
                succeeds("tasks/java.yaml").succeeded("count").parameters(COUNTED),
                succeeds("tasks/stub.yaml").succeeded("download", "clean", "train"));
    }

    private static List<Example> sequential() {
        return List.of(
                succeeds("sequential/chain.yaml")
                        .succeeded("take order", "price it", "ship it", "thank")
                        .parameters("{'order': {'item': 'teapot', 'count': 2}, 'total': 49.0}"),
                fails("sequential/fail.yaml").failed("price").parameters(NO_SUCH_ORDER),
                fails("sequential/on_failure_fail.yaml")
                        .failed("price")
                        .succeeded("apologise")
                        .parameters(NO_SUCH_ORDER),
                succeeds("sequential/on_failure_fail.yaml")
                        .given("--set", "order={\"item\": \"cup\", \"count\": 4}")
                        .succeeded("price", "deliver")
                        .parameters("{'order': {'item': 'cup', 'count': 4}, 'total': 29.0}"),
                succeeds("sequential/on_failure_success.yaml")
                        .failed("price")
                        .succeeded("estimate", "deliver")
                        .parameters("{'order': {'item': 'chandelier', 'count': 1}, 'total': 100}"));
    }

    private static List<Example> parameters() {
        return List.of(
                succeeds("parameters/sources.yaml")
                        .where("RUNNABLE_PRM_table", "window")
                        .given("--parameters", "examples/parameters/evening.yaml")
                        .given("--set", "guests=5")
                        .succeeded("reserve")
                        .parameters(
                                """
                                {'guests': 5, 'meal': 'dinner', 'time': '19:30',
                                 'table': 'window', 'music': 'none'}
                                """),
                succeeds("parameters/passing.yaml")
                        .succeeded("plan", "check", "time", "tell")
                        .parameters(
                                """
                                {'rider': {'name': 'Ada', 'pace': 17.0},
                                 'stages': [{'to': 'Worpswede', 'km': 27.5},
                                            {'to': 'Teufelsmoor', 'km': 9.0},
                                            {'to': 'Bremen', 'km': 31.5}],
                                 'start': 'Bremen', 'distance': 68.0,
                                 'weather': {'wind': 12, 'rain': false},
                                 'hours': 4.0, 'longest': {'to': 'Bremen', 'km': 31.5}}
                                """),
                succeeds("parameters/objects.yaml")
                        .succeeded("survey", "water", "tell")
                        .succeeded("water.roses", "water.beans", "water.herbs")
                        .succeeded("water.roses.one", "water.beans.one", "water.herbs.one")
                        .parameters(
                                """
                                {'beds': ['roses', 'beans', 'herbs'], 'garden': 'garden',
                                 'watered': ['watered', 'watered', 'watered'],
                                 'litres': 11, 'driest': 'beans'}
                                """));
    }

    private static List<Example> parallel() {
        return List.of(
                succeeds("parallel/parallel.yaml")
                        .succeeded("offers", "offers.flight", "offers.hotel", "total")
                        .succeeded("offers.flight.search", "offers.flight.luggage")
                        .succeeded("offers.hotel.search")
                        .parameters(
                                """
                                {'city': 'Lisbon', 'nights': 3, 'fare': 120, 'flight': 145,
                                 'hotel': 240, 'total': 385}
                                """),
                succeeds("parallel/nested.yaml")
                        .succeeded("continents", "report")
                        .succeeded(continent("europe"))
                        .succeeded(continent("america")),
                fails("parallel/branch_fails.yaml")
                        .failed("copies", "copies.tape", "copies.tape.copy")
                        .succeeded("copies.disk", "copies.disk.copy", "call"));
    }

    private static String[] continent(String name) {
        String inner = "continents." + name + ".warehouses";
        String north = inner + ".north";
        String south = inner + ".south";
        return new String[] {
            "continents." + name, inner, north, north + ".count", south, south + ".count"
        };
    }

    private static List<Example> map() {
        return List.of(
                succeeds("map/map.yaml")
                        .succeeded("list", "greet", "send")
                        .succeeded("greet.Seattle", "greet.Seattle.write")
                        .succeeded("greet.1-8e1faddf", "greet.1-8e1faddf.write")
                        .succeeded("greet.Lisbon", "greet.Lisbon.write")
                        .parameters(
                                """
                                {'cities': ['Seattle', 'New York', 'Lisbon'],
                                 'card': ['Greetings from Seattle', 'Greetings from New York',
                                          'Greetings from Lisbon'],
                                 'sent': 3}
                                """),
                succeeds("map/reducers.yaml")
                        .succeeded(mapOfWords("list"))
                        .succeeded(mapOfWords("built in"))
                        .succeeded(mapOfWords("python"))
                        .succeeded(mapOfWords("java"))
                        .parameters(
                                """
                                {'words': ['map', 'reduce', 'filter', 'fold'],
                                 'lengths': [3, 6, 6, 4], 'letters': 19, 'second': 6,
                                 'spread': 3}
                                """),
                succeeds("map/nested.yaml")
                        .succeeded("each team")
                        .succeeded(team("0-f3dac9ff", "3", "5", "8"))
                        .succeeded(team("1-e7f01caa", "0-4b227777", "1-4b227777"))
                        .succeeded(team("2-81280b1b"))
                        .parameters(
                                """
                                {'teams': [{'name': 'red', 'points': [3, 5, 8]},
                                           {'name': 'blue', 'points': [4, 4]},
                                           {'name': 'green', 'points': []}],
                                 'points': [[3, 5, 8], [4, 4], []], 'doubled': [32, 16, 0],
                                 'result': [{'team': 'red', 'points': 32},
                                            {'team': 'blue', 'points': 16},
                                            {'team': 'green', 'points': 0}]}
                                """));
    }

    private static String[] mapOfWords(String name) {
        return Stream.of("map", "reduce", "filter", "fold")
                .map(word -> name + "." + word)
                .flatMap(branch -> Stream.of(name, branch, branch + ".measure"))
                .toArray(String[]::new);
    }

    /// @param points the keys of the branches for its points
    private static String[] team(String key, String... points) {
        String branch = "each team." + key;
        String inner = branch + ".each point";
        return Stream.concat(
                        Stream.of(branch, branch + ".points", inner, branch + ".result"),
                        Stream.of(points)
                                .map(point -> inner + "." + point)
                                .flatMap(point -> Stream.of(point, point + ".double")))
                .toArray(String[]::new);
    }

    private static List<Example> conditional() {
        return List.of(
                weather(18, "default", "mild", "jeans"),
                weather(31, "hot", "hot", "shorts"),
                weather(-4, "frosty", "frosty", "coat"),
                succeeds("conditional/nested.yaml")
                        .succeeded("membership", "membership.false", "membership.false.invite")
                        .succeeded("tell")
                        .parameters("{'member': false, 'country': 'DE', 'shipping': 9.9}"),
                member("DE", "DE", "0"),
                member("FR", "abroad", "4.9"));
    }

    private static Example weather(int degrees, String branch, String weather, String outfit) {
        String taken = "dress." + branch;
        return succeeds("conditional/conditional.yaml")
                .given("--set", "degrees=" + degrees)
                .succeeded("look outside", "dress", taken, taken + ".choose", "leave")
                .parameters(
                        "{'degrees': %d, 'weather': '%s', 'outfit': '%s'}"
                                .formatted(degrees, weather, outfit));
    }

    private static Example member(String country, String branch, String shipping) {
        String taken = "membership.true.destination." + branch;
        return succeeds("conditional/nested.yaml")
                .given("--set", "member=true", "--set", "country=" + country)
                .succeeded("membership", "membership.true", "membership.true.destination")
                .succeeded(taken, taken + ".ship", "tell")
                .parameters(
                        "{'member': true, 'country': '%s', 'shipping': %s}"
                                .formatted(country, shipping));
    }

    private static List<Example> loop() {
        return List.of(
                succeeds("loop/loop.yaml")
                        .succeeded("approach", "tell")
                        .succeeded(iterations(4))
                        .parameters(
                                """
                                {'number': 2, 'guess': 1.4142135623746899,
                                 'close_enough': true}
                                """),
                succeeds("loop/loop.yaml")
                        .given("--set", "number=1e6")
                        .succeeded("approach", "tell")
                        .succeeded(iterations(5))
                        .parameters(
                                """
                                {'number': 1000000.0, 'guess': 31260.65552544528,
                                 'close_enough': false}
                                """));
    }

    private static String[] iterations(int number) {
        return IntStream.range(0, number)
                .mapToObj(index -> "approach." + index)
                .flatMap(branch -> Stream.of(branch, branch + ".improve"))
                .toArray(String[]::new);
    }

    private static List<Example> image() {
        return List.of(
                succeeds("image/image.yaml")
                        .succeeded("split", "count", "price")
                        .parameters(
                                """
                                {'order': '3 teapots, 2 cups, 1 kettle', 'lines': 3, 'pieces': 6,
                                 'price': 27.0}
                                """));
    }

    private static List<Example> nested() {
        return List.of(
                succeeds("nested/invoice.yaml")
                        .succeeded("add tax", "write")
                        .parameters("{'net': 100, 'gross': 119}"),
                succeeds("nested/pipeline.yaml")
                        .succeeded("multiply", "invoice", "invoice.dag", "send")
                        .succeeded("invoice.dag.add tax", "invoice.dag.write")
                        .parameters("{'hours': 8, 'rate': 75, 'net': 600, 'gross': 714}"));
    }

    private static List<Example> retry() {
        return List.of(
                succeeds("retry/attempts.yaml").succeeded("call").parameters("{'works_at': 3}"),
                fails("retry/attempts.yaml")
                        .given("--set", "works_at=4")
                        .failed("call")
                        .parameters("{'works_at': 4}"),
                fails("retry/resume.yaml")
                        .succeeded("compute")
                        .failed("publish")
                        .parameters("{'answer': 42}"));
    }

    private static List<Example> catalog() {
        return List.of(
                succeeds("catalog/files.yaml")
                        .succeeded("measure", "average", "publish")
                        .parameters("{'days': 2}")
                        .put(
                                "measure",
                                "measurements/monday.csv",
                                "hour,celsius\n8,14\n12,20\n18,17\n")
                        .put(
                                "measure",
                                "measurements/tuesday.csv",
                                "hour,celsius\n8,10\n12,16\n18,13\n")
                        .put("measure", "notes.txt", "The sensor was cleaned on Monday.\n")
                        .put("average", "averages.csv", "monday,17.0\ntuesday,13.0\n")
                        .put(
                                "publish",
                                "report.txt",
                                "monday,17.0\ntuesday,13.0\nThe sensor was cleaned on Monday.\n"),
                succeeds("catalog/branches.yaml")
                        .succeeded("draw", "draw.lisbon", "draw.lisbon.chart")
                        .succeeded("draw.oslo", "draw.oslo.chart", "draw.rome", "draw.rome.chart")
                        .succeeded("bind")
                        .parameters(
                                "{'cities': ['lisbon', 'oslo', 'rome'], 'pages': 3, 'last': 'sunny days of rome'}")
                        .put("draw.lisbon.chart", "chart.txt", "sunny days of lisbon\n")
                        .put("draw.oslo.chart", "chart.txt", "sunny days of oslo\n")
                        .put("draw.rome.chart", "chart.txt", "sunny days of rome\n")
                        .put(
                                "bind",
                                "book.txt",
                                "sunny days of lisbon\nsunny days of oslo\nsunny days of rome\n"),
                fails("catalog/failure.yaml")
                        .failed("crunch")
                        .succeeded("tell")
                        .parameters("{'progress': '1 of 3 done'}")
                        .put("crunch", "progress.txt", "1 of 3 done\n"));
    }

    /// The executed notebook holds times, so its content differs from run to run.
    private static List<Example> notebooks() {
        return List.of(
                succeeds("notebooks/notebook.yaml")
                        .withJupyter()
                        .succeeded("explore", "tell")
                        .parameters(
                                """
                                {'city': 'Oslo', 'hours': [1, 2, 4, 6, 8, 9, 8, 6], 'mean': 5.5,
                                 'text': 'Oslo has 5.5 hours of sun a day'}
                                """)
                        .putAnything("explore", "examples/notebooks/sun-explore_out.ipynb"));
    }

    /// The same pipeline twice.
    private static List<Example> java() {
        return Stream.of("java/Sales.java", "java/sales.yaml")
                .map(name ->
                        succeeds(name)
                                .succeeded("clean", "analyse", "rank", "report")
                                .succeeded("analyse.regions", "analyse.regions.each region")
                                .succeeded("analyse.products", "analyse.products.favourite")
                                .succeeded(regions("north", "south", "west"))
                                .parameters(
                                        """
                                        {'file': 'examples/java/orders.csv',
                                         'regions': ['north', 'south', 'west'],
                                         'orders': [
                                           {'region': 'north', 'product': 'tea', 'count': 12, 'price': 3.5},
                                           {'region': 'south', 'product': 'coffee', 'count': 7, 'price': 8.2},
                                           {'region': 'west', 'product': 'tea', 'count': 5, 'price': 3.5},
                                           {'region': 'south', 'product': 'cocoa', 'count': 9, 'price': 5.0},
                                           {'region': 'west', 'product': 'coffee', 'count': 11, 'price': 8.2},
                                           {'region': 'north', 'product': 'cocoa', 'count': 4, 'price': 5.0},
                                           {'region': 'south', 'product': 'tea', 'count': 20, 'price': 3.5},
                                           {'region': 'west', 'product': 'cocoa', 'count': 6, 'price': 5.0},
                                           {'region': 'north', 'product': 'tea', 'count': 8, 'price': 3.5}],
                                         'dropped': 2, 'favourite': 'tea',
                                         'revenue': [90.0, 172.39999999999998, 137.7],
                                         'ranking': [
                                           {'name': 'south', 'revenue': 172.39999999999998},
                                           {'name': 'west', 'revenue': 137.7},
                                           {'name': 'north', 'revenue': 90.0}],
                                         'total': 400.1, 'report': 'tea: 400.1'}
                                        """))
                .toList();
    }

    private static String[] regions(String... names) {
        return Stream.of(names)
                .map(name -> "analyse.regions.each region." + name)
                .flatMap(branch -> Stream.of(branch, branch + ".sum"))
                .toArray(String[]::new);
    }
}
