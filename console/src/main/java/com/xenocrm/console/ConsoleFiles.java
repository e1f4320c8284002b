package com.xenocrm.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Static files of the console. Their addresses contain a hash of all of them, or the version of a library, so that
 * browsers can cache them indefinitely; only {@link #page()} has a fixed address.
 */
public final class ConsoleFiles {

    /** Classpath folder of the console's own files. */
    public static final String LOCATION = "META-INF/resources/console/";

    private static final int VERSION_LENGTH = 12;

    private static final List<Library> LIBRARIES = List.of(
            new Library("preact", "preact-10.26.4", "webjars/preact/10.26.4/dist/", "preact.module.js"),
            new Library(
                    "preact/hooks", "preact-hooks-10.26.4", "webjars/preact/10.26.4/hooks/dist/", "hooks.module.js"),
            new Library("htm", "htm-3.1.1", "_static/htm/3.1.1/dist/", "htm.module.js"),
            new Library("uplot", "uplot-1.6.30", "webjars/uplot/1.6.30/dist/", "uPlot.esm.js"));

    private final String version;
    private final String page;
    private final String importMap;

    private ConsoleFiles(String version, String template) {
        this.version = version;
        this.importMap = LIBRARIES.stream()
                .map(library ->
                        "\"%s\":\"./console/%s/%s\"".formatted(library.name(), library.folder(), library.file()))
                .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
        this.page = template.replace("@files@", "console/" + version).replace("@importmap@", importMap);
    }

    /** Reads the files from the classpath. */
    public static ConsoleFiles load() {
        try {
            return new ConsoleFiles(
                    hashOf(ownFiles()),
                    new ClassPathResource(LOCATION + "index.html").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the page that starts the console; its addresses are relative, so it works below a path. */
    public String page() {
        return page;
    }

    /**
     * Returns the policy of the page: files of this origin only, and the one import map by its hash. Inline styles are
     * permitted, since previews of e-mails inherit the policy.
     */
    public String contentSecurityPolicy() {
        String hash = Base64.getEncoder().encodeToString(sha256().digest(importMap.getBytes(StandardCharsets.UTF_8)));
        return "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'sha256-" + hash
                + "'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    }

    /** Returns the classpath folder behind each address prefix. */
    public Map<String, String> folders() {
        Map<String, String> folders = new LinkedHashMap<>();
        folders.put("/console/" + version + "/", LOCATION);
        LIBRARIES.forEach(library ->
                folders.put("/console/" + library.folder() + "/", "META-INF/resources/" + library.location()));
        return folders;
    }

    private static Map<String, Resource> ownFiles() throws IOException {
        Map<String, Resource> files = new TreeMap<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:" + LOCATION + "**")) {
            String address = file.getURL().toString();
            if (!address.endsWith("/") && file.isReadable()) {
                files.put(address.substring(address.lastIndexOf(LOCATION) + LOCATION.length()), file);
            }
        }
        return files;
    }

    private static String hashOf(Map<String, Resource> files) throws IOException {
        MessageDigest digest = sha256();
        for (Map.Entry<String, Resource> file : files.entrySet()) {
            digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
            digest.update(file.getValue().getContentAsByteArray());
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Library from a WebJar.
     *
     * @param name name that modules import it by
     * @param folder folder in its address
     * @param location folder below {@code META-INF/resources/}
     */
    private record Library(String name, String folder, String location, String file) {}
}
