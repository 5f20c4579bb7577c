package dev.runnable.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.spi.SpiVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The public interface is that of the signature file, or its version says that it is another one.
///
/// After a change that is meant: raise the number in [SpiVersion] where the message asks for it,
/// and write the file by `-Dgolden.update -Dtest=SpiCompatibilityTest`.
final class SpiCompatibilityTest {
    private static final Path FOLDER = Path.of("api");
    private static final Path CLASSES = Path.of("target/classes");

    @Test
    void versionSaysWhatHasChanged() throws Exception {
        SpiNumber version = SpiNumber.of(SpiVersion.current());
        SignatureFile kept = SignatureFile.newest(FOLDER);
        SignatureFile now =
                new SignatureFile(
                        version,
                        kept.released() && version.equals(kept.version()),
                        Signature.of(CLASSES, SpiVersion.class.getClassLoader()));
        Comparison comparison = Comparison.of(kept.facts(), now.facts());
        SpiNumber least =
                kept.released() ? kept.version().after(comparison.worst()) : kept.version();
        assertThat(version)
                .as(
                        "the SPI has changed; SpiVersion has to be %s or more:%n%s",
                        least, String.join("\n", comparison.lines()))
                .isGreaterThanOrEqualTo(least);

        if (Boolean.getBoolean("golden.update")) {
            now.writeTo(FOLDER);
            return;
        }
        assertThat(comparison.lines())
                .as("the SPI has changed; if that is meant, write its file by -Dgolden.update")
                .isEmpty();
        assertThat(version).as("the version has a file").isEqualTo(kept.version());
    }
}
