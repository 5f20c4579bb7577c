package dev.runnable.journal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The files of one journal.
final class JournalFiles {
    private static final String PREFIX = "journal-";
    private static final String SUFFIX = ".log";

    private JournalFiles() {}

    static String name(int number) {
        return PREFIX + number + SUFFIX;
    }

    /// The highest number that is taken; 0 when there is no file. Numbers of files that were taken
    /// back are not given again below it: a later file must come later in the order of names.
    static int last(Path folder) throws IOException {
        List<Path> files = in(folder);
        if (files.isEmpty()) {
            return 0;
        }
        String name = files.getLast().getFileName().toString();
        String number = name.substring(PREFIX.length(), name.length() - SUFFIX.length());
        return number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : files.size();
    }

    /// By name, shorter names first, so that 10 comes after 9.
    static List<Path> in(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            entries.forEach(files::add);
        } catch (DirectoryIteratorException e) {
            throw FileTrouble.of("read the run log", folder, new IOException(e));
        } catch (IOException e) {
            throw FileTrouble.of("read the run log", folder, e);
        }
        files.sort(
                Comparator.comparingInt((Path file) -> file.toString().length())
                        .thenComparing(Path::toString));
        return files;
    }
}
