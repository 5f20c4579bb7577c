package dev.runnable.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads texts, and tells those that say nothing.
record WishReader(Refusal refusal) {
    /// Makes something of a text.
    @FunctionalInterface
    interface Parser<T> {
        T parse(String text) throws BadImageText;
    }

    <T> Optional<T> read(String key, Optional<String> text, Parser<T> parser) {
        return readAll(key, text.stream().toList(), parser).stream().findFirst();
    }

    <T> List<T> readAll(String key, List<String> texts, Parser<T> parser) {
        List<T> all = new ArrayList<>();
        for (String text : texts) {
            try {
                all.add(parser.parse(text));
            } catch (BadImageText e) {
                refusal.refuse(key, e.getMessage(), e.hint());
            }
        }
        return all;
    }
}
