package dev.runnable.reentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.StepPath;
import java.util.List;

/// Knows the items of a run's maps.
@FunctionalInterface
public interface MapItems {
    /// The keys of the items that equal a value.
    ///
    /// @param map the map step in its own iteration
    /// @param iterateAs the variable that holds the item
    /// @return none when no item does; several when the map has the item more than once
    List<String> keysOf(StepPath map, String iterateAs, JsonNode value);
}
