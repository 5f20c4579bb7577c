package dev.runnable.api;

import java.util.Arrays;

/// One thing that others rely on, as a line of the signature file: `TYPE: KIND rest`.
record Fact(String type, Kind kind, String rest) implements Comparable<Fact> {
    /// What it means when a fact comes or goes, of a type that was there before.
    enum Kind {
        TYPE("is", Change.ADDITION, Change.BREAK),
        SUPERTYPE("extends", Change.ADDITION, Change.BREAK),
        /// Nobody can extend it any more.
        FINAL("is-final", Change.BREAK, Change.ADDITION),
        /// Nobody can make one any more.
        ABSTRACT("is-abstract", Change.BREAK, Change.ADDITION),
        /// Switches without default have a case for each.
        PERMITS("permits", Change.BREAK, Change.BREAK),
        /// Patterns name all of them, in their order.
        COMPONENTS("components", Change.BREAK, Change.BREAK),
        FIELD("field", Change.ADDITION, Change.BREAK),
        CONSTRUCTOR("constructor", Change.ADDITION, Change.BREAK),
        METHOD("method", Change.ADDITION, Change.BREAK),
        /// Whoever implements the type has to have it.
        DEMANDS("demands", Change.BREAK, Change.ADDITION);

        private final String word;
        private final Change coming;
        private final Change going;

        Kind(String word, Change coming, Change going) {
            this.word = word;
            this.coming = coming;
            this.going = going;
        }

        Change coming() {
            return coming;
        }

        Change going() {
            return going;
        }
    }

    Fact {
        rest = rest.strip();
    }

    static Fact of(String line) {
        int colon = line.indexOf(": ");
        String[] words = line.substring(colon + 2).split(" ", 2);
        Kind kind =
                Arrays.stream(Kind.values())
                        .filter(it -> it.word.equals(words[0]))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(line));
        return new Fact(line.substring(0, colon), kind, words.length == 1 ? "" : words[1]);
    }

    @Override
    public String toString() {
        return (type + ": " + kind.word + " " + rest).stripTrailing();
    }

    @Override
    public int compareTo(Fact other) {
        int byType = type.compareTo(other.type);
        int byKind = byType == 0 ? kind.compareTo(other.kind) : byType;
        return byKind == 0 ? rest.compareTo(other.rest) : byKind;
    }
}
