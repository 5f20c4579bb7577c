package dev.runnable.service;

import java.io.IOException;

/// Calls a service of others, and takes what it throws unexpectedly for a failure of it.
///
/// @param service what it is and whose, for messages
record Guard(String service) {
    interface Call<T> {
        T perform() throws IOException;
    }

    interface Work {
        void perform() throws IOException;
    }

    static Guard of(String what, String type, Available<?> by) {
        return new Guard("the %s '%s', by %s,".formatted(what, type, by.describe()));
    }

    <T> T ask(Call<T> call) throws IOException {
        try {
            T answer = call.perform();
            if (answer == null) {
                throw new IllegalStateException("it returned null");
            }
            return answer;
        } catch (RuntimeException | LinkageError e) {
            throw failure(e);
        }
    }

    void tell(Work work) throws IOException {
        try {
            work.perform();
        } catch (RuntimeException | LinkageError e) {
            throw failure(e);
        }
    }

    ServiceFailure failure(Throwable e) {
        return new ServiceFailure(service + " failed: " + e, e);
    }
}
