package dev.runnable.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.spi.ExecutorProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Zips that would do harm when they are unpacked are not, and nothing of them is on the disk.
final class HostileZipsTest {
    private static final String DESCRIPTOR =
            "plugin.id=evil\nplugin.version=1.0.0\nplugin.requires=*\n";

    @TempDir Path scratch;
    private PluginFolder folder;

    @BeforeEach
    void putAGoodOneBesideIt() throws IOException {
        folder = new PluginFolder(scratch);
        folder.project("good").executor("good").zip(folder.place("good.zip"));
    }

    private Path evil(List<String> names) throws IOException {
        Path file = folder.place("evil.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            add(zip, "plugin.properties", DESCRIPTOR.getBytes(StandardCharsets.UTF_8));
            for (String name : names) {
                add(zip, name, "evil".getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private void assertRefused(String why) throws IOException {
        List<Path> before = outside();

        assertThat(folder.problems())
                .singleElement()
                .asString()
                .startsWith("error: SCRATCH/plugins/evil.zip: ")
                .contains(why)
                .endsWith("[RNB-808]");
        assertThat(outside()).isEqualTo(before);
        assertThat(folder.load().of(ExecutorProvider.class)).hasSize(1);
    }

    /// All files but those of the cache's one good plugin.
    private List<Path> outside() throws IOException {
        folder.load();
        try (Stream<Path> files = Files.walk(scratch)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "../evil.txt, leads out of the folder",
                "classes/../../evil.txt, leads out of the folder",
                "/tmp/evil.txt, is an absolute path",
                "classes\\..\\..\\evil.txt, has a backslash or a colon",
                "C:/evil.txt, has a backslash or a colon",
                "classes/NUL, is the name of a device",
                "classes/com1.txt, is the name of a device",
                "classes//evil, is no file name everywhere",
                "classes/./evil, is no file name everywhere",
                "classes/evil., is no file name everywhere",
            })
    void nameMeansAnotherPlace(String name, String why) throws IOException {
        evil(List.of(name));

        assertRefused("its entry '" + name + "' " + why);
    }

    @Test
    void nameHasAControlCharacter() throws IOException {
        evil(List.of("classes/a\nb"));

        assertRefused("its entry 'classes/a\\nb' has a control character");
    }

    @Test
    void nameIsEndless() throws IOException {
        evil(List.of("classes/" + "x".repeat(300)));

        assertRefused("is too long");
    }

    @Test
    void twoEntriesHaveOneName() throws IOException {
        Path zip = evil(List.of("classes/aa.txt", "classes/ab.txt"));
        String bytes = Files.readString(zip, StandardCharsets.ISO_8859_1);
        Files.writeString(
                zip,
                bytes.replace("classes/ab.txt", "classes/aa.txt"),
                StandardCharsets.ISO_8859_1);

        assertRefused("it has two entries 'classes/aa.txt'");
    }

    @Test
    void twoNamesAreOneWhereCaseDoesNotMatter() throws IOException {
        evil(List.of("classes/a.txt", "classes/A.TXT"));

        assertRefused("it has two entries 'classes/A.TXT'");
    }

    @Test
    void nameIsAFileAndAFolder() throws IOException {
        evil(List.of("classes/a", "classes/a/b"));

        assertRefused("'classes/a' is a file and a folder in it");
    }

    @Test
    void entryIsALink() throws IOException {
        Path zip = evil(List.of("classes/link"));
        byte[] bytes = Files.readAllBytes(zip);
        int entry = lastIndexOf(bytes, "PK\1\2");
        bytes[entry + 5] = 3; // made on Unix
        bytes[entry + 41] = (byte) 0xa1; // a link that everybody can read
        bytes[entry + 40] = (byte) 0xff;
        Files.write(zip, bytes);

        assertRefused("it has a symbolic link");
    }

    private static int lastIndexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(text);
    }

    @Test
    void zipIsABomb() throws IOException {
        Path file = folder.place("evil.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            add(zip, "plugin.properties", DESCRIPTOR.getBytes(StandardCharsets.UTF_8));
            add(zip, "classes/zeros", new byte[40 << 20]);
        }

        assertRefused("it unpacks to ");
    }

    @Test
    void entryHasMoreInItThanItSays() throws IOException {
        Path file = folder.place("evil.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            add(zip, "plugin.properties", DESCRIPTOR.getBytes(StandardCharsets.UTF_8));
            add(zip, "classes/zeros", new byte[1 << 20]);
        }
        byte[] bytes = Files.readAllBytes(file);
        int entry = lastIndexOf(bytes, "PK\1\2");
        bytes[entry + 24] = 10;
        bytes[entry + 25] = 0;
        bytes[entry + 26] = 0;
        Files.write(file, bytes);

        assertThat(folder.problems()).singleElement().asString().contains("evil.zip");
        assertThat(folder.load().plugins())
                .filteredOn(it -> it.file().equals(file))
                .noneMatch(LoadedPlugin::isLoaded);
    }

    @Test
    void zipHasTooManyEntries() throws IOException {
        Path file = folder.place("evil.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i <= 20_000; i++) {
                zip.putNextEntry(new ZipEntry("classes/" + i));
            }
        }

        assertRefused("it has 20,001 entries, more than 20,000");
    }
}
