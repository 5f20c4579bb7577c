import java.util.List;

/** The step of java.yaml. */
final class Words {

    record Counted(int words, String longest) {}

    /** Counts the words of a text, and finds the longest. */
    static Counted count(String text) {
        List<String> words = List.of(text.split(" "));
        String longest = words.getFirst();
        for (String word : words) {
            if (word.length() > longest.length()) {
                longest = word;
            }
        }
        System.out.printf("%d words, the longest is '%s'%n", words.size(), longest);
        return new Counted(words.size(), longest);
    }

    private Words() {}
}
