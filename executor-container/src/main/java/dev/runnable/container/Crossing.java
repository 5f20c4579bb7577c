package dev.runnable.container;

import java.io.IOException;

/// How the files of one process come to its container and back.
interface Crossing {
    /// Where they are mounted.
    Crossing MOUNTED =
            new Crossing() {
                @Override
                public void in(String container) {}

                @Override
                public void out(String container) {}
            };

    /// Before it starts.
    ///
    /// @throws IOException with a text for a person
    void in(String container) throws IOException, InterruptedException;

    /// After it has ended.
    ///
    /// @throws IOException with a text for a person
    void out(String container) throws IOException, InterruptedException;
}
