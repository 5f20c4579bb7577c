package dev.runnable.secret;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads the dotenv format as python-dotenv does: `NAME=value` lines with an optional `export`,
/// comments, single quotes taken literally, double quotes with escapes, quoted values over several
/// lines, and `${NAME}` of an earlier line outside single quotes.
public final class DotenvFile {
    private final String file;
    private final String text;
    private final Map<String, String> values = new LinkedHashMap<>();
    private int at;
    private int line = 1;

    private DotenvFile(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /// @param file for messages
    /// @throws ProblemException for a line that is not of this format; its value is not told
    public static Map<String, String> parse(String file, String text) {
        DotenvFile reader = new DotenvFile(file, text.replace("\r\n", "\n"));
        while (reader.at < reader.text.length()) {
            reader.readLine();
        }
        return reader.values;
    }

    private void readLine() {
        skipBlanks();
        if (atEnd() || peek() == '\n' || peek() == '#') {
            skipRest();
            return;
        }
        String name = readName();
        skipBlanks();
        if (atEnd() || peek() != '=') {
            throw malformed("'=' is missing");
        }
        at++;
        skipBlanks();
        values.put(name, readValue());
        skipBlanks();
        if (!atEnd() && peek() != '\n' && peek() != '#') {
            throw malformed("there is text behind the closing quote of '" + name + "'");
        }
        skipRest();
    }

    private String readName() {
        String name = word();
        if (name.equals("export")) {
            skipBlanks();
            name = word();
        }
        if (name.isEmpty()) {
            throw malformed("a name was expected");
        }
        return name;
    }

    private String word() {
        int start = at;
        while (!atEnd() && "= \t\n#".indexOf(peek()) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String readValue() {
        if (atEnd()) {
            return "";
        }
        return switch (peek()) {
            case '\'' -> readQuoted('\'');
            case '"' -> expand(readQuoted('"'));
            default -> expand(readPlain());
        };
    }

    private String readPlain() {
        int start = at;
        while (!atEnd() && peek() != '\n' && !commentStarts()) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    private boolean commentStarts() {
        return peek() == '#' && Character.isWhitespace(text.charAt(at - 1));
    }

    private String readQuoted(char quote) {
        int opened = line;
        StringBuilder value = new StringBuilder();
        for (at++; !atEnd(); at++) {
            char c = peek();
            if (c == quote) {
                at++;
                return value.toString();
            }
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                value.append(unescape(peek(), quote));
            } else {
                value.append(c);
            }
            line += c == '\n' ? 1 : 0;
        }
        line = opened;
        throw malformed("the quote that opens here is not closed");
    }

    private static String unescape(char c, char quote) {
        if (quote == '\'') {
            return c == '\'' || c == '\\' ? String.valueOf(c) : "\\" + c;
        }
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case '"', '\\', '$', '\'' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private String expand(String value) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int open = value.indexOf("${"); open >= 0; open = value.indexOf("${", from)) {
            int close = value.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String name = value.substring(open + 2, close);
            out.append(value, from, open).append(values.getOrDefault(name, ""));
            from = close + 1;
        }
        return out.append(value.substring(from)).toString();
    }

    private void skipBlanks() {
        while (!atEnd() && (peek() == ' ' || peek() == '\t')) {
            at++;
        }
    }

    private void skipRest() {
        while (!atEnd() && peek() != '\n') {
            at++;
        }
        at++;
        line++;
    }

    private boolean atEnd() {
        return at >= text.length();
    }

    private char peek() {
        return text.charAt(at);
    }

    private ProblemException malformed(String what) {
        return new ProblemException(
                Problem.error(ProblemCode.BAD_SECRETS_FILE, new SourceLocation(file, line, 0), what)
                        .withHint("A line of this file is NAME=value."));
    }
}
