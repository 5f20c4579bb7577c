package dev.runnable.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.parameter.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What the branches of a map are called: each item's key, all different.
///
/// The key of a scalar is its text when that is short, plain and no other's: `a`, `17`, `true`,
/// `null`. All other items are `<index>-<hash>`. Texts are compared, so `1` and `"1"` are not
/// unique; and a text that happens to be the `<index>-<hash>` of some item of the list, whether
/// that item needs it or not, counts as that item's. The keys depend on nothing but the list.
public final class ItemKeys {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,63}");
    private static final Pattern INDEXED = Pattern.compile("(0|[1-9][0-9]{0,8})-[0-9a-f]{8}");
    private static final int HASH_LENGTH = 8;

    private final List<JsonNode> items;
    private final List<String> keys;

    private ItemKeys(List<JsonNode> items) {
        this.items = items;
        Map<String, Integer> counts = HashMap.newHashMap(items.size());
        for (JsonNode item : items) {
            if (isPlain(item)) {
                counts.merge(JsonText.forShell(item), 1, Integer::sum);
            }
        }
        List<String> found = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            found.add(key(i, counts));
        }
        this.keys = List.copyOf(found);
    }

    public static ItemKeys of(Iterable<JsonNode> items) {
        List<JsonNode> list = new ArrayList<>();
        items.forEach(list::add);
        return new ItemKeys(list);
    }

    private String key(int index, Map<String, Integer> counts) {
        JsonNode item = items.get(index);
        if (isPlain(item)) {
            String text = JsonText.forShell(item);
            if (counts.getOrDefault(text, 0) == 1 && !isIndexed(text)) {
                return text;
            }
        }
        return indexed(index);
    }

    private static boolean isPlain(JsonNode item) {
        return item.isValueNode() && mayBeKey(JsonText.forShell(item));
    }

    /// Whether an item of some list has this key.
    public static boolean mayBeKey(String text) {
        return PLAIN.matcher(text).matches();
    }

    private boolean isIndexed(String text) {
        if (!INDEXED.matcher(text).matches()) {
            return false;
        }
        int index = Integer.parseInt(text, 0, text.indexOf('-'), 10);
        return index < items.size() && indexed(index).equals(text);
    }

    private String indexed(int index) {
        String hash = Digests.sha256(CanonicalText.of(items.get(index)));
        return index + "-" + hash.substring(0, HASH_LENGTH);
    }

    /// In the order of the items.
    public List<String> keys() {
        return keys;
    }

    /// The keys of the items that equal this value; where none does and the value is a text, of
    /// those whose text it is, because a value that went through a template has become one.
    public List<String> keysOf(JsonNode value) {
        String canonical = CanonicalText.of(value);
        List<String> equal = keysWhere(item -> CanonicalText.of(item).equals(canonical));
        return equal.isEmpty() && value.isTextual()
                ? keysWhere(item -> JsonText.forShell(item).equals(value.textValue()))
                : equal;
    }

    private List<String> keysWhere(Predicate<JsonNode> wanted) {
        List<String> found = new ArrayList<>(1);
        for (int i = 0; i < items.size(); i++) {
            if (wanted.test(items.get(i))) {
                found.add(keys.get(i));
            }
        }
        return found;
    }
}
