import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Methods that the kit's pipelines call. */
public class KitSteps {
    public record Point(int x, double y) {}

    public record Model(String name) implements Serializable {}

    public static String typed(Object item) {
        return item == null ? "null" : item.getClass().getSimpleName() + " " + item;
    }

    public static long add(int x, Optional<Integer> y) {
        System.out.println("adding " + x);
        System.err.println("to the error stream");
        return x + y.orElse(2);
    }

    public static Point point(int x) {
        return new Point(x, x / 2.0);
    }

    public static Map<String, Object> use(List<Integer> numbers) {
        return Map.of("sum", numbers.stream().mapToInt(it -> it).sum());
    }

    public static void fail() {
        throw new IllegalStateException("no such table: größe");
    }

    public static long product(List<Long> values) {
        return values.stream().reduce(1L, (a, b) -> a * b);
    }

    public static Model makeModel(String name) {
        return new Model(name);
    }

    public static String useModel(Model model) {
        return model.name() + " is a Model";
    }
}
