package com.xenocrm.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.Assumptions;

import com.xenocrm.local.process.Directories;
import com.xenocrm.local.process.Ports;

import static org.awaitility.Awaitility.await;

/**
 * Postfix, the installed one, as a process of a test: on loopback, with configuration, queue and mailboxes of its own. It accepts
 * every recipient first. It delivers to {@code ann@customers.example} and {@code bounces+…@mail.shop.example}, and bounces e-mails to any
 * other address.
 */
public final class PrivatePostfix implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/postfix");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final char[] PASSWORD = "postfix".toCharArray();

    private final Path directory;
    private final int port = Ports.free(1).getFirst();
    private final SSLContext trust;
    private final Process script;

    private PrivatePostfix(Path directory) throws IOException, GeneralSecurityException {
        this.directory = directory;
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String each : List.of("etc", "queue", "data", "mail")) {
            Files.createDirectory(directory.resolve(each));
        }
        own("data");
        own("mail");
        trust = certificate();
        configure();
        script = new ProcessBuilder(PROGRAM.toString(), "-c", etc("").toString(), "start-fg")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        await().atMost(PATIENCE).until(() -> !script.isAlive() || Ports.isOpen(port));
        if (!script.isAlive()) {
            throw new IllegalStateException("Postfix has ended: " + Files.readString(directory.resolve("output")));
        }
    }

    /** Starts Postfix; skips the test, with a line that says so, where it is not installed, or the user is not root. */
    public static PrivatePostfix startedFor(Class<?> test) {
        Assumptions.assumeTrue(
                Files.isExecutable(PROGRAM) && Objects.equals(System.getProperty("user.name"), "root"),
                () -> test.getSimpleName() + " did not run: it needs Postfix (apt-get install postfix, with the"
                        + " configuration \"No configuration\"), and root, since Postfix starts for no other user.");
        try {
            return new PrivatePostfix(Files.createTempDirectory("postfix-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the port, where STARTTLS is offered. */
    public int port() {
        return port;
    }

    /** Trusts the server's certificate, and no other. */
    public SSLContext trust() {
        return trust;
    }

    /** Returns the sources of the e-mails in a mailbox. */
    public List<String> mailsOf(String name) {
        Path mailbox = directory.resolve("mail").resolve(name).resolve("new");
        if (!Files.isDirectory(mailbox)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(mailbox)) {
            List<String> sources = new ArrayList<>();
            for (Path each : files.toList()) {
                sources.add(Files.readString(each, StandardCharsets.ISO_8859_1).replace("\n", "\r\n"));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // a shell starts the master process, which ends its own children
        List<ProcessHandle> masters = script.children().toList();
        masters.forEach(ProcessHandle::destroy);
        masters.forEach(each ->
                each.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join());
        script.destroy();
        Directories.delete(directory);
    }

    private Path etc(String file) {
        return directory.resolve("etc").resolve(file);
    }

    private void own(String name) throws IOException {
        Files.setOwner(
                directory.resolve(name),
                FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName("postfix"));
    }

    private void configure() throws IOException {
        String uid = Files.getAttribute(directory.resolve("mail"), "unix:uid").toString();
        for (String file : List.of("main.cf", "master.cf")) {
            try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/postfix/" + file))) {
                String template = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
                Files.writeString(
                        etc(file),
                        template.replace("@DIRECTORY@", directory.toString())
                                .replace("@UID@", uid)
                                .replace("@PORT@", Integer.toString(port)));
            }
        }
    }

    /** Writes a certificate for the address of the server with its key, and returns what trusts it. */
    private SSLContext certificate() throws IOException, GeneralSecurityException {
        Path store = etc("tls.p12");
        run(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD),
                "-alias",
                "mx",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2");
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        Files.writeString(
                etc("tls.pem"),
                pem("PRIVATE KEY", keys.getKey("mx", PASSWORD).getEncoded())
                        + pem("CERTIFICATE", keys.getCertificate("mx").getEncoded()),
                StandardCharsets.US_ASCII);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("mx", keys.getCertificate("mx"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(type, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content));
    }

    private static void run(String... command) throws IOException {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException(command[0] + " has failed");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
