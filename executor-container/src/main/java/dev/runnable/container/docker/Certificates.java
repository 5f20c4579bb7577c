package dev.runnable.container.docker;

import com.github.dockerjava.transport.SSLConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The files `ca.pem`, `cert.pem` and `key.pem` by which an engine and its user know each other.
/// The library would read them with BouncyCastle, which is larger than all the rest.
record Certificates(Path folder) implements SSLConfig {
    private static final char[] NO_PASSWORD = new char[0];
    private static final Pattern PRIVATE_KEY =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);

    @Override
    public SSLContext getSSLContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManagerFactory own =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(own(), NO_PASSWORD);
            TrustManagerFactory others =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            others.init(authority());
            context.init(own.getKeyManagers(), others.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(
                    "the certificates in " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private KeyStore own() throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setKeyEntry(
                "own", key(), NO_PASSWORD, certificates("cert.pem").toArray(new Certificate[0]));
        return store;
    }

    private KeyStore authority() throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (Certificate certificate : certificates("ca.pem")) {
            store.setCertificateEntry("ca-" + store.size(), certificate);
        }
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private List<Certificate> certificates(String name)
            throws GeneralSecurityException, IOException {
        try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(folder.resolve(name)))) {
            return new ArrayList<>(
                    CertificateFactory.getInstance("X.509").generateCertificates(in));
        }
    }

    private PrivateKey key() throws GeneralSecurityException, IOException {
        Path file = folder.resolve("key.pem");
        Matcher matcher = PRIVATE_KEY.matcher(Files.readString(file));
        if (!matcher.find()) {
            throw new IOException(
                    file
                            + " is not in the form PKCS 8; convert it: openssl pkcs8 -topk8 -nocrypt"
                            + " -in key.pem");
        }
        byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(1));
        for (String algorithm : List.of("RSA", "EC")) {
            try {
                return KeyFactory.getInstance(algorithm)
                        .generatePrivate(new PKCS8EncodedKeySpec(bytes));
            } catch (InvalidKeySpecException _) { // another one, then
            }
        }
        throw new IOException(file + " is a key of an unknown kind");
    }
}
