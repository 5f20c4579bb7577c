package dev.runnable.run;

import dev.runnable.service.NamedListener;
import java.util.ArrayList;
import java.util.List;

/// All who are told what happens in a run: those of this program, and those of others, which have
/// threads of their own as long as it goes on.
final class Listenings implements AutoCloseable {
    private final List<RunListener> all;
    private final List<Listening> ofOthers = new ArrayList<>();

    /// @param own those of this program, which are told too what is wrong with the others
    Listenings(String runId, List<RunListener> own, List<NamedListener> others) {
        this.all = new ArrayList<>(own);
        for (NamedListener one : others) {
            Listening listening =
                    Listening.begin(
                            one,
                            runId,
                            Listening.Limits.USUAL,
                            problem -> own.forEach(it -> it.warning(problem)));
            ofOthers.add(listening);
            all.add(listening);
        }
    }

    List<RunListener> all() {
        return List.copyOf(all);
    }

    @Override
    public void close() {
        ofOthers.forEach(Listening::close);
    }
}
