package dev.runnable.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.com/a/b.git, https://example.com/a/b.git",
        "https://token@example.com/a.git, https://example.com/a.git",
        "https://user:p@ss@example.com:8443/a.git, https://example.com:8443/a.git",
        "https://user:pa/ss@example.com/a.git, https://example.com/a.git",
        "https://example.com/@scope/a.git, https://example.com/@scope/a.git",
        "https://example.com:8443/@scope/a.git, https://example.com:8443/@scope/a.git",
        "https://example.com/a.git?private_token=x, https://example.com/a.git",
        "ssh://git:secret@example.com:22/a.git, ssh://git@example.com:22/a.git",
        "ssh://git@example.com/a.git, ssh://git@example.com/a.git",
        "git@example.com:team/a.git, git@example.com:team/a.git",
        "/srv/git/a.git, /srv/git/a.git",
        "file:///srv/git/a.git, file:///srv/git/a.git"
    })
    void whereTheCodeLivesIsKeptAndWhoMayReadItIsNot(String url, String expected) {
        assertThat(RemoteUrl.withoutCredentials(url + "\n")).isEqualTo(expected);
    }
}
