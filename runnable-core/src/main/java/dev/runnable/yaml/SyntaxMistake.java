package dev.runnable.yaml;

import static java.util.Objects.requireNonNullElse;

import dev.runnable.problem.Excerpt;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/// Says in plain words what the YAML parser complains about, and what to do.
final class SyntaxMistake {
    private static final int LONGEST_KEY = 1024;

    private final String file;
    private final TextLines lines;
    private final String complaint;
    private final Mark place;
    private final Mark start;

    /// @param e whose problem mark is where it was noticed, and whose context mark is where the
    ///   construct began
    SyntaxMistake(String text, String file, MarkedYAMLException e) {
        this.file = file;
        this.lines = new TextLines(text);
        this.complaint = requireNonNullElse(e.getProblem(), "");
        this.place = e.getProblemMark();
        this.start = requireNonNullElse(e.getContextMark(), e.getProblemMark());
    }

    static Problem explain(String text, String file, MarkedYAMLException e) {
        String context = requireNonNullElse(e.getContext(), "");
        return new SyntaxMistake(text, file, e).explain(context);
    }

    private Problem explain(String context) {
        if (isBehindLongKey(context.startsWith("while parsing a flow"))) {
            return tell(
                    place,
                    "this ':' stands behind a key of more than " + LONGEST_KEY + " characters",
                    "That is YAML's limit: shorten the key.");
        }
        return switch (context) {
            case "while scanning for the next token" -> badStart();
            case "while scanning a quoted scalar" ->
                    tell(
                            start,
                            "the quote that opens here is never closed",
                            "Close it, or double it where it stands in the text.");
            case "while scanning a double-quoted scalar" ->
                    tell(
                            place,
                            "a backslash begins an escape here that YAML does not know",
                            "Write '\\\\' for a backslash, or use single quotes.");
            case "while scanning a block scalar" ->
                    tell(
                            place,
                            "text stands behind '|' or '>'",
                            "Begin the text in the next line and indent it.");
            case "while scanning a simple key" ->
                    tell(
                            start,
                            "this line has no ':' after its key",
                            "Write 'key: value', or indent it if it goes on the text above.");
            case "while scanning an alias", "while scanning an anchor" -> badReference();
            case "while scanning a tag", "while parsing a node" ->
                    tell(
                            start,
                            "'!' begins a tag here that is not complete",
                            "Put the value in quotes if a text is meant.");
            case "while scanning a directive", "while scanning a YAML directive" ->
                    tell(
                            start,
                            "a line that begins with '%' is an instruction to the YAML reader",
                            "Remove it, or put the key in quotes.");
            case "while parsing a flow sequence" -> unclosed('[', ']', "list");
            case "while parsing a flow mapping" -> unclosed('{', '}', "mapping");
            case "while parsing a block mapping" -> inMapping();
            case "while parsing a block collection" -> inList();
            default -> byComplaint();
        };
    }

    /// The parser takes no longer text for a key, so its ':' surprises it.
    private boolean isBehindLongKey(boolean flow) {
        if (!character().equals(":")) {
            return false;
        }
        String line = lines.line(place.getLine());
        String before = TextLines.before(line, place.getColumn()).strip();
        int start = 0;
        if (before.endsWith("'") || before.endsWith("\"")) {
            start = before.lastIndexOf(before.charAt(before.length() - 1), before.length() - 2);
        } else if (flow) {
            start = Math.max(before.lastIndexOf(','), before.lastIndexOf('{'));
        } else if (before.contains(": ")) {
            return false;
        }
        return before.codePointCount(Math.max(start, 0), before.length()) > LONGEST_KEY;
    }

    private Problem byComplaint() {
        if (complaint.startsWith("mapping values are not allowed")) {
            return unexpectedColon();
        }
        if (complaint.startsWith("sequence entries are not allowed")) {
            return tell(
                    place,
                    "'- ' begins a list item, which cannot stand behind a key",
                    "Put the list on lines of its own, or the value in quotes.");
        }
        if (complaint.startsWith("expected the node content")) {
            return tell(
                    place,
                    "a value belongs here, found " + Excerpt.quote(character()),
                    "Add the value, or put it in quotes if a text is meant.");
        }
        if (complaint.contains("<document start>")) {
            return tell(
                    place,
                    "this line stands outside of what the lines above began",
                    "Indent all keys of the outermost mapping alike.");
        }
        if (complaint.startsWith("found incompatible YAML document")) {
            return tell(place, "this version of YAML is not supported", "Write '%YAML 1.2'.");
        }
        return tell(
                place,
                "this cannot be read as YAML (" + Excerpt.of(complaint) + ")",
                "Check the line, and put texts with special characters in quotes.");
    }

    private Problem badStart() {
        String line = lines.line(place.getLine());
        if (!character().equals("\t")) {
            String value = TextLines.from(line, place.getColumn()).strip();
            return tell(
                    place,
                    "a value cannot begin with '" + character() + "'",
                    "Put it in quotes: \"" + Excerpt.of(value) + "\".");
        }
        boolean indents = TextLines.before(line, place.getColumn()).isBlank();
        return indents
                ? tell(place, "a tab indents this line", "Indent with spaces.")
                : tell(place, "a tab stands where spaces belong", "Replace it by spaces.");
    }

    private Problem badReference() {
        String sign = TextLines.from(lines.line(start.getLine()), start.getColumn());
        return tell(
                start,
                sign.startsWith("*")
                        ? "'*' begins the name of an anchor, and none follows"
                        : "'&' begins an anchor, and no name follows",
                "Put the value in quotes if a text is meant: \""
                        + Excerpt.of(sign.strip())
                        + "\".");
    }

    private Problem unclosed(char opening, char closing, String what) {
        if (place.getLine() > start.getLine()) {
            return tell(
                    start,
                    "the '" + opening + "' that opens here is not closed",
                    "Add '" + closing + "' after the last value.");
        }
        return tell(
                place,
                "',' or '%c' is missing in the %s that begins in column %d"
                        .formatted(closing, what, start.getColumn() + 1),
                "Add it, or put texts with special characters in quotes.");
    }

    private Problem inMapping() {
        String found = complaint.substring(complaint.indexOf('\'') + 1);
        if (found.startsWith("]") || found.startsWith("}")) {
            return tell(place, "this '" + found.charAt(0) + "' closes nothing", "Remove it.");
        }
        if (found.startsWith("-")) {
            return tell(
                    place,
                    "a list item stands among the keys of the mapping that begins in line "
                            + (start.getLine() + 1),
                    "Indent the list below its key.");
        }
        if (found.startsWith(":")) {
            return tell(
                    place, "a ':' stands here without a key", "Write the key before the colon.");
        }
        String before = TextLines.before(lines.line(place.getLine()), place.getColumn());
        return before.isBlank() ? badIndentation() : afterValue(before.strip());
    }

    private Problem badIndentation() {
        return tell(
                place,
                "the indentation fits no line above",
                "Keys of one mapping stand in one column; those of the mapping that begins in line"
                        + " %d in column %d."
                                .formatted(start.getLine() + 1, start.getColumn() + 1));
    }

    private Problem afterValue(String before) {
        boolean quoted = before.endsWith("'") || before.endsWith("\"");
        return tell(
                place,
                "something follows the value on its line",
                quoted
                        ? "Put the whole text in quotes, and double single quotes inside it."
                        : "Put the whole value in quotes if it is one text.");
    }

    private Problem inList() {
        String found = complaint.substring(complaint.indexOf('\'') + 1);
        return found.startsWith("?")
                ? tell(
                        place,
                        "a key stands among the items of the list that begins in line "
                                + (start.getLine() + 1),
                        "Begin it with '- ', or indent the list below its key.")
                : badIndentation();
    }

    private Problem unexpectedColon() {
        String line = lines.line(place.getLine());
        if (TextLines.before(line, place.getColumn()).contains(": ")) {
            return tell(
                    place,
                    "a second ': ' stands on this line",
                    "Put the value in quotes if it contains ': '.");
        }
        int above = lines.contentAbove(place.getLine());
        String last = lines.line(Math.max(above, 0));
        int column = last.indexOf(':');
        if (column < 0 || above < 0) {
            return tell(
                    place,
                    "line " + (above + 1) + " is no 'key: value', so no key can follow it",
                    "Write a ':' behind its key, or quotes around a text of several lines.");
        }
        if (column + 1 < last.length() && last.charAt(column + 1) != ' ') {
            return tell(
                    place,
                    "line " + (above + 1) + " has no space after its ':'",
                    "Write 'key: value' with a space.");
        }
        return tell(
                place,
                "this key is indented below line " + (above + 1) + ", which has a value already",
                "Indent it like line " + (above + 1) + ", or move the value below that key.");
    }

    private String character() {
        String rest = TextLines.from(lines.line(place.getLine()), place.getColumn());
        return rest.isEmpty() ? "" : rest.substring(0, rest.offsetByCodePoints(0, 1));
    }

    private Problem tell(Mark mark, String message, String hint) {
        SourceLocation location =
                new SourceLocation(file, mark.getLine() + 1, mark.getColumn() + 1);
        return Problem.error(ProblemCode.YAML_SYNTAX, location, message).withHint(hint);
    }
}
