package dev.runnable.task.java;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runnable.fixture.ObjectFolder;
import dev.runnable.fixture.Trial;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.AttemptOutcome;
import dev.runnable.spi.AttemptOutcome.Succeeded;
import dev.runnable.spi.ObjectReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A source file with methods that make and take objects, and where these are kept.
final class ObjectSteps {
    static final String TYPES =
            """
            import java.io.*; import java.math.*; import java.nio.file.*; import java.time.*;
            import java.util.*; import java.util.stream.*;
            class Steps {
                enum Colour { RED, GREEN }
                record Point(int x, double y) {}
                record Rich(List<Point> points, Map<Colour, Point> by, Optional<Point> best,
                        OptionalInt none, BigDecimal exact, ZonedDateTime when, ZoneId zone,
                        Path path, long[] counts, Object any) {}
                record Named<T>(String name, T item, List<T> more) {}
                interface Shape {}
                record Circle(int r) implements Shape {}
                record Square(int a) implements Shape, Serializable {}
                record Drawing(Shape shape) {}
                record Kept(Shape shape) implements Serializable {}
                record Infinite(double x) implements Serializable {}
                static class Model implements Serializable {
                    final int weight;
                    Model(int weight) { this.weight = weight; }
                    public boolean equals(Object o) {
                        return o instanceof Model m && m.weight == weight;
                    }
                    public int hashCode() { return weight; }
                    public String toString() { return "Model " + weight; }
                }
                static class Child extends Model { Child() { super(3); } }
                static class Plain { public int getX() { return 1; } }
                static class Holder implements Serializable { Plain plain = new Plain(); }
                static class Rude implements Serializable {
                    private void writeObject(ObjectOutputStream out) {
                        throw new IllegalStateException("no");
                    }
                }
                static class Bomb implements Serializable {
                    private void readObject(ObjectInputStream in) {
                        throw new IllegalStateException("boom");
                    }
                }
                static class Link implements Serializable { Link next; }

                static Rich rich() {
                    return new Rich(List.of(new Point(1, 0.1)), Map.of(Colour.RED, new Point(2, 3)),
                            Optional.of(new Point(4, 5)), OptionalInt.empty(),
                            new BigDecimal("1.100000000000000000000000000001"),
                            ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneId.of("Europe/Berlin")),
                            ZoneId.of("Asia/Tokyo"), Path.of("a b", "c"), new long[] {1, 2}, "text");
                }
                static boolean isRich(Rich in) {
                    Rich made = rich();
                    return Arrays.equals(in.counts(), made.counts()) && new Rich(in.points(),
                            in.by(), in.best(), in.none(), in.exact(), in.when(), in.zone(),
                            in.path(), made.counts(), in.any()).equals(made);
                }
                static Named<Point> named() {
                    return new Named<>("n", new Point(1, 2), List.of(new Point(3, 4)));
                }
                static String taken(Named<Point> in) { return in.item().x() + "" + in.more(); }
                static Model model() { return new Model(7); }
                static Child child() { return new Child(); }
                static List<Model> models() { return List.of(new Model(1), new Child()); }
                static Map<Integer, Double> scores() { return Map.of(1, 0.5); }
                static double score(Map<Integer, Double> in) { return in.get(1); }
                static String text(Object in) { return in + " " + in.getClass().getSimpleName(); }
                static int weight(Model in) { return in.weight; }
                static int optional(Optional<Model> in) { return in.map(m -> m.weight).orElse(0); }
                static int integer(Integer in) { return in; }
                static String list(List<Model> in) { return in.toString(); }
                static String array(Model[] in) { return Arrays.toString(in); }
                static String nested(List<Model[]> in) { return in.size() + "" + in.get(0).length; }
                static String set(Set<Point> in) { return in.toString(); }
                static String stream(Stream<Model> in) { return in.toList().toString(); }
                static String points(List<Point> in) { return in.toString(); }
                static Object nothing() { return null; }
                static String isNull(Model in) { return "" + (in == null); }
                static int ignored() { return 1; }
                static Object point() { return new Point(1, 2); }
                sealed interface Sized permits Box, Ball { int size(); }
                record Box(int size) implements Sized, Serializable {}
                record Ball(int size) implements Sized, Serializable {}
                static Sized shape() { return new Box(5); }
                static int sized(Sized in) { return in.size(); }
                static List<Sized> shapes() { return List.of(new Box(3), new Ball(4)); }
                static int sizes(List<Sized> in) {
                    return in.stream().mapToInt(Sized::size).sum();
                }
                static Object big() { return 9L; }
                static Object colour() { return Colour.GREEN; }
                static Object zone() { return ZoneId.of("Asia/Tokyo"); }
                static Object drawing() { return new Drawing(new Circle(1)); }
                static Object kept() { return new Kept(new Square(2)); }
                static Object infinite() { return new Infinite(Double.NaN); }
                static Object sorted() { return new TreeSet<>(List.of("b", "a")); }
                static Object plain() { return new Plain(); }
                static Object holder() { return new Holder(); }
                static Object rude() { return new Rude(); }
                static Object bomb() { return new Bomb(); }
                static Object thread() { return Thread.currentThread(); }
                static Object url() throws Exception { return new URI("http://a").toURL(); }
                static Object deep() {
                    Link last = new Link();
                    for (int i = 0; i < 1_000_000; i++) { Link l = new Link(); l.next = last; last = l; }
                    return last;
                }
                static Map<String, Object> two() { return Map.of("a", new Model(1), "n", 2); }
            }
            """
                    .replace("new URI(", "new java.net.URI(");

    final Path folder;
    final ObjectFolder kept;

    ObjectSteps(Path folder) throws IOException {
        this.folder = folder;
        this.kept = new ObjectFolder(folder.resolve("kept"));
        Files.writeString(folder.resolve("Steps.java"), TYPES);
    }

    Trial call(String method) {
        return new Trial(new JavaTaskRunnerProvider(), folder, "Steps.java::" + method)
                .keeping(kept);
    }

    Parameter object(String method) throws InterruptedException {
        AttemptOutcome outcome = call(method).object("in").run();
        if (outcome instanceof Succeeded succeeded) {
            return requireNonNull(succeeded.outputs().get("in"));
        }
        throw new AssertionError(outcome);
    }

    String taken(String method, Parameter in) throws InterruptedException {
        return requireNonNull(call(method).returns("out").parameter("in", in).outputs().get("out"));
    }

    String refused(String method, Parameter in) throws InterruptedException {
        return call(method).parameter("in", in).failure().message();
    }

    static String format(Parameter parameter) {
        return ObjectReference.of(parameter.value()).orElseThrow().format();
    }

    static Parameter list(Parameter... elements) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Parameter element : elements) {
            list.add(element.value());
        }
        return new Parameter.Stored(list);
    }
}
