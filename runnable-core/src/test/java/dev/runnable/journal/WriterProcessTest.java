package dev.runnable.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WriterProcessTest {
    @TempDir Path folder;

    @Test
    void thisProcessIsNotGone() {
        assertThat(WriterProcess.current(folder).isGone(folder)).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLaterProcessWithTheSameNumberIsAnother() {
        WriterProcess now = WriterProcess.current(folder);
        assertThat(new WriterProcess(now.machine(), now.pid(), "17").isGone(folder)).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessThatEndedIsGone() throws Exception {
        WriterProcess now = WriterProcess.current(folder);
        Process child = new ProcessBuilder("true").start();
        child.waitFor();
        assertThat(new WriterProcess(now.machine(), child.pid(), now.started()).isGone(folder))
                .isTrue();
    }

    @Test
    void aProcessOfAnotherMachineMayLiveForAllWeKnow() {
        WriterProcess now = WriterProcess.current(folder);
        assertThat(new WriterProcess("elsewhere", 1, now.started()).isGone(folder)).isFalse();
        assertThat(new WriterProcess("", now.pid(), "17").isGone(folder)).isFalse();
    }
}
