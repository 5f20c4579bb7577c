package dev.runnable.container.docker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An engine and its user that know each other by certificates, made as Docker's manual says.
final class CertificatesTest {
    @TempDir Path folder;

    /// Both have the same, which serves here.
    private void make(String... newKey) throws Exception {
        String script =
                """
                set -e
                openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=ca -keyout ca-key.pem -out ca.pem
                openssl genpkey %s -out key.pem
                openssl req -new -key key.pem -subj /CN=localhost -out own.csr
                echo 'subjectAltName=IP:127.0.0.1,DNS:localhost' > names
                openssl x509 -req -days 2 -in own.csr -CA ca.pem -CAkey ca-key.pem -CAcreateserial \
                    -extfile names -out cert.pem
                """
                        .formatted(String.join(" ", newKey));
        int code;
        try {
            code =
                    new ProcessBuilder("sh", "-c", script)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor();
        } catch (IOException e) {
            code = -1;
        }
        Assumptions.assumeTrue(code == 0, "openssl is missing");
    }

    private HttpsServer engine() throws IOException {
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(new Certificates(folder).getSSLContext()) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters usual = getSSLContext().getDefaultSSLParameters();
                        usual.setNeedClientAuth(true);
                        parameters.setSSLParameters(usual);
                    }
                });
        server.createContext(
                "/_ping",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private void ping(HttpsServer server, Optional<Path> certificates) throws EngineException {
        URI address = URI.create("tcp://127.0.0.1:" + server.getAddress().getPort());
        try (Docker docker =
                Docker.at(new Endpoint(address, "a test", Optional.empty(), certificates))) {
            docker.ping();
        }
    }

    @Test
    void engineAndUserKnowEachOther() throws Exception {
        make("-algorithm", "RSA");
        HttpsServer server = engine();
        try {
            ping(server, Optional.of(folder));
            assertThatThrownBy(() -> ping(server, Optional.empty()))
                    .isInstanceOf(EngineException.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void keysMayBeOfCurves() throws Exception {
        make("-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
        HttpsServer server = engine();
        try {
            ping(server, Optional.of(folder));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void filesThatCannotBeReadAreTold() throws Exception {
        Files.writeString(folder.resolve("key.pem"), "-----BEGIN RSA PRIVATE KEY-----");

        assertThatThrownBy(() -> new Certificates(folder).getSSLContext())
                .hasMessageStartingWith("the certificates in " + folder + " cannot be used: ")
                .hasMessageContaining("openssl pkcs8 -topk8");
    }
}
