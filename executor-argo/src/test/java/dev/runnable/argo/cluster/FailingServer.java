package dev.runnable.argo.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// An API that does what servers do on bad days. Each request is answered by the first answer that
/// fits it and was not used up.
final class FailingServer implements AutoCloseable {
    private final HttpServer server;
    private final List<Answer> answers = new ArrayList<>();
    private final List<String> unanswered = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    FailingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /// What is done with a request.
    interface Action {
        void answer(HttpExchange exchange) throws IOException;
    }

    private static final class Answer {
        private final String request;
        private final Action action;
        private int left;

        private Answer(String request, Action action, int left) {
            this.request = request;
            this.action = action;
            this.left = left;
        }
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    /// @param request a pattern of method and path
    synchronized FailingServer once(String request, Action action) {
        answers.add(new Answer(request, action, 1));
        return this;
    }

    synchronized FailingServer always(String request, Action action) {
        answers.add(new Answer(request, action, Integer.MAX_VALUE));
        return this;
    }

    synchronized List<String> unanswered() {
        return List.copyOf(unanswered);
    }

    private void handle(HttpExchange exchange) throws IOException {
        boolean socket = exchange.getRequestHeaders().containsKey("Upgrade");
        try (exchange) {
            if (socket) {
                send(exchange, 200, ""); // as a proxy that knows nothing of web sockets
            } else {
                action(exchange.getRequestMethod() + " " + exchange.getRequestURI())
                        .answer(exchange);
            }
        }
    }

    private synchronized Action action(String request) {
        for (Answer answer : answers) {
            if (answer.left > 0 && request.matches(answer.request)) {
                answer.left--;
                return answer.action;
            }
        }
        unanswered.add(request);
        return exchange -> send(exchange, 404, "{\"kind\":\"Status\",\"code\":404}");
    }

    static void send(HttpExchange exchange, int code, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, octets.length == 0 ? -1 : octets.length);
        exchange.getResponseBody().write(octets);
    }

    static Action text(int code, String text) {
        return exchange -> send(exchange, code, text);
    }

    static Action status(int code, String message) {
        return text(
                code,
                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":%d,\"message\":\"%s\"}"
                        .formatted(code, message));
    }

    /// The server has too much to do.
    static Action busy(int code, int seconds) {
        return exchange -> {
            exchange.getResponseHeaders().set("Retry-After", Integer.toString(seconds));
            status(code, "too much to do").answer(exchange);
        };
    }

    /// A part of an answer, then the connection breaks.
    static Action cut(String text) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1 << 30);
            OutputStream body = exchange.getResponseBody();
            body.write(text.getBytes(StandardCharsets.UTF_8));
            body.flush();
        };
    }

    /// An answer that goes on until somebody has had enough.
    Action open(String text) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.write(text.getBytes(StandardCharsets.UTF_8));
            body.flush();
            try {
                closed.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
