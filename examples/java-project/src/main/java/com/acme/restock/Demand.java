package com.acme.restock;

import java.util.Map;
import java.util.TreeMap;

final class Demand {
    private Demand() {}

    /// What the coming weeks need when they sell as the last one did.
    static Map<String, Integer> estimate(Map<String, Integer> sold, int weeks) {
        Map<String, Integer> demand = new TreeMap<>();
        sold.forEach((product, count) -> demand.put(product, count * weeks));
        return demand;
    }
}
