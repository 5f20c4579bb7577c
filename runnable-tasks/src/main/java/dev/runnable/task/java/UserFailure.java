package dev.runnable.task.java;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a user's method threw, without the frames that are ours.
final class UserFailure {
    private static final String OURS = UserFailure.class.getPackageName() + ".";
    private static final int FEW = 5;

    private final Throwable thrown;

    UserFailure(Throwable thrown) {
        this.thrown = thrown;
    }

    /// The exception alone.
    String summary() {
        return name(thrown);
    }

    /// The exception, its causes, and the first frames of each.
    String message() {
        return text(FEW);
    }

    List<String> trace() {
        return text(Integer.MAX_VALUE).lines().toList();
    }

    private String text(int frames) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
        String introduction = "";
        for (Throwable t = thrown; t != null && told.add(t); t = cause(t)) {
            text.append(introduction).append(name(t));
            List<StackTraceElement> trace = usersFrames(t);
            trace.stream().limit(frames).forEach(frame -> text.append("\n    at ").append(frame));
            if (trace.size() > frames) {
                text.append("\n    ... ").append(trace.size() - frames).append(" more");
            }
            introduction = "\nCaused by: ";
        }
        return text.toString();
    }

    private static @Nullable Throwable cause(Throwable t) {
        try {
            return t.getCause();
        } catch (RuntimeException e) {
            return null;
        }
    }

    /// An exception's own text may fail.
    private static String name(Throwable t) {
        try {
            return t.toString();
        } catch (RuntimeException e) {
            return t.getClass().getName();
        }
    }

    private static List<StackTraceElement> usersFrames(Throwable t) {
        List<StackTraceElement> frames = Arrays.asList(t.getStackTrace());
        int end = 0;
        while (end < frames.size() && !frames.get(end).getClassName().startsWith(OURS)) {
            end++;
        }
        if (end < frames.size()) {
            while (end > 0 && isReflection(frames.get(end - 1))) {
                end--;
            }
        }
        return frames.subList(0, end);
    }

    private static boolean isReflection(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.startsWith("java.lang.reflect.")
                || name.startsWith("jdk.internal.reflect.")
                || name.startsWith("java.lang.invoke.")
                || name.startsWith("com.fasterxml.jackson.");
    }
}
