package dev.runnable.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who the processes of a container are, and whose the project's files are.
public record ImageUser(int uid, int gid) {
    /// Not root, and what the first user of most machines is.
    static final ImageUser USUAL = new ImageUser(1000, 1000);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(?::(\\d{1,9}))?");

    /// A name means nothing where its number is not known: files belong to numbers, and Kubernetes
    /// wants to see that one is not root.
    static ImageUser parse(String text) throws BadImageText {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new BadImageText(
                    "'%s' is no user of an image".formatted(text),
                    "Write numbers: 'UID' or 'UID:GID', for instance 1000:1000.");
        }
        int uid = Integer.parseInt(matcher.group(1));
        return new ImageUser(
                uid, matcher.group(2) == null ? uid : Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return uid + ":" + gid;
    }
}
