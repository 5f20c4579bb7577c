import java.util.IntSummaryStatistics;
import java.util.List;

/** A reducer of reducers.yaml. */
final class Spread {

    /** Tells how far the smallest and the greatest value are apart. */
    static int of(List<Integer> values) {
        IntSummaryStatistics all = values.stream().mapToInt(Integer::intValue).summaryStatistics();
        return all.getMax() - all.getMin();
    }

    private Spread() {}
}
