package dev.runnable.yaml;

import dev.runnable.problem.Excerpt;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import dev.runnable.yaml.Frame.Weighed;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;

/// Makes the tree out of the parser's events. Without recursion, so that depth is refused by the
/// limit and never by the stack.
final class Composer {
    private static final int LONGEST_SHARED_TEXT = 24;

    private final Parser parser;
    private final String file;
    private final YamlLimits limits;
    private final Reporter reporter;
    private final Tags tags;

    private final ArrayDeque<Frame> open = new ArrayDeque<>();
    private final Map<String, Weighed> anchors = new HashMap<>();
    private final Set<String> openAnchors = new HashSet<>();
    private final Map<String, String> shared = new HashMap<>();
    private @Nullable Located root;
    private long written;
    private long expanded;

    Composer(Parser parser, String file, YamlLimits limits, Reporter reporter) {
        this.parser = parser;
        this.file = file;
        this.limits = limits;
        this.reporter = reporter;
        this.tags = new Tags(reporter);
    }

    /// The one document; a null scalar when there is none.
    Located compose() throws YamlFault {
        int documents = 0;
        for (Event event = parser.getEvent(); ; event = parser.getEvent()) {
            switch (event.getEventId()) {
                case StreamEnd -> {
                    return root == null ? nothing() : root;
                }
                case DocumentStart -> {
                    if (++documents > 1) {
                        throw severalDocuments(event);
                    }
                }
                case Scalar -> scalar((ScalarEvent) event);
                case SequenceStart, MappingStart -> open((CollectionStartEvent) event);
                case SequenceEnd, MappingEnd -> close();
                case Alias -> alias((AliasEvent) event);
                case StreamStart, DocumentEnd, Comment -> {}
            }
        }
    }

    private Located nothing() {
        return new Located.Scalar(SourceLocation.of(file), "", true);
    }

    private void scalar(ScalarEvent event) throws YamlFault {
        SourceLocation location = count(event);
        String text = share(event.getValue());
        boolean plain = tags.isPlain(event, text, location);
        add(event.getAnchor(), new Weighed(new Located.Scalar(location, text, plain), 1, 0));
    }

    /// Keys and short words occur again and again.
    private String share(String text) {
        if (text.length() > LONGEST_SHARED_TEXT) {
            return text;
        }
        String same = shared.putIfAbsent(text, text);
        return same == null ? text : same;
    }

    private void open(CollectionStartEvent event) throws YamlFault {
        SourceLocation location = count(event);
        if (open.size() >= limits.depth()) {
            throw tooDeep(location);
        }
        boolean sequence = event.is(Event.ID.SequenceStart);
        tags.checkCollection(event.getTag(), sequence, location);
        String anchor = event.getAnchor();
        if (anchor != null) {
            openAnchors.add(anchor);
        }
        open.push(
                sequence
                        ? new Frame.OfSequence(location, anchor)
                        : new Frame.OfMapping(location, anchor));
    }

    private void close() {
        Frame frame = open.pop();
        if (frame.anchor != null) {
            openAnchors.remove(frame.anchor);
        }
        add(frame.anchor, frame.close());
    }

    private void alias(AliasEvent event) throws YamlFault {
        String name = event.getAnchor();
        SourceLocation location = location(event.getStartMark());
        Weighed target = anchors.get(name);
        if (openAnchors.contains(name)) {
            throw fault(
                    ProblemCode.BAD_ALIAS,
                    location,
                    "the alias '*" + Excerpt.of(name) + "' stands inside its own anchor",
                    "Move the anchored block out, so that it does not contain itself.");
        }
        if (target == null) {
            throw unknownAlias(name, location);
        }
        expanded += target.size();
        if (expanded > limits.expansion()) {
            throw fault(
                    ProblemCode.ALIAS_BOMB,
                    location,
                    "aliases make this file more than %d values larger than it is written"
                            .formatted(limits.expansion()),
                    "Use fewer aliases to blocks that contain aliases themselves.");
        }
        if (open.size() + target.depth() > limits.depth()) {
            throw tooDeep(location);
        }
        add(null, target);
    }

    private void add(@Nullable String anchor, Weighed child) {
        if (anchor != null) {
            anchors.put(anchor, child);
        }
        Frame parent = open.peek();
        if (parent == null) {
            root = child.node();
        } else {
            parent.add(child, reporter);
        }
    }

    private SourceLocation count(Event event) throws YamlFault {
        SourceLocation location = location(event.getStartMark());
        if (++written > limits.nodes()) {
            throw fault(
                    ProblemCode.TOO_LARGE,
                    location,
                    "the file holds more than %d values".formatted(limits.nodes()),
                    "Split it, or read the data in a step instead.");
        }
        return location;
    }

    private SourceLocation location(Mark mark) {
        return new SourceLocation(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private YamlFault severalDocuments(Event event) {
        return fault(
                ProblemCode.SEVERAL_DOCUMENTS,
                location(event.getStartMark()),
                "a second document begins here, a file holds one",
                "Remove the line '---', or put what follows into a file of its own.");
    }

    private YamlFault tooDeep(SourceLocation location) {
        return fault(
                ProblemCode.TOO_DEEP,
                location,
                "lists and mappings are nested more than %d deep".formatted(limits.depth()),
                "Move inner parts into files of their own with a step of type dag.");
    }

    private YamlFault unknownAlias(String name, SourceLocation location) {
        String hint =
                Suggestion.didYouMean(name, anchors.keySet())
                        .orElse(
                                "Put '&"
                                        + Excerpt.of(name)
                                        + "' before the block that is meant, or quotes around a"
                                        + " text.");
        return fault(
                ProblemCode.BAD_ALIAS,
                location,
                "no anchor '&" + Excerpt.of(name) + "' stands before this alias",
                hint);
    }

    private static YamlFault fault(
            ProblemCode code, SourceLocation location, String message, String hint) {
        return new YamlFault(Problem.error(code, location, message).withHint(hint));
    }
}
