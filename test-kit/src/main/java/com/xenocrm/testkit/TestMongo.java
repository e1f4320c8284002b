package com.xenocrm.testkit;

import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.testcontainers.mongodb.MongoDBContainer;

import com.xenocrm.local.mongo.MongoStandIn;

/**
 * MongoDB for tests: the one at {@code MONGO_URI}, else a container where a Docker engine answers, else a stand-in. Container
 * and stand-in are started once for each JVM.
 */
public final class TestMongo {

    private static final String IMAGE = "mongo:8";

    private static final Pattern PARTS =
            Pattern.compile("(?<server>[a-z+]+://[^/?]+)(/(?<database>[^?]*))?(?<options>[?].*)?");

    private TestMongo() {}

    /** Returns the connection string; tests that write name their own database. */
    public static String uri() {
        return Started.URI;
    }

    /** Returns the connection string with this database. */
    public static String uri(String database) {
        return withDatabase(uri(), database);
    }

    /**
     * Returns the name of a database that no other test and no other run uses. It is dropped with the end of the JVM where the
     * server stays.
     *
     * @param purpose first part of the name
     */
    public static String newDatabase(String purpose) {
        String name = purpose + "_" + UUID.randomUUID();
        if (isGiven()) {
            Given.NAMES.add(name);
        }
        return name;
    }

    private static boolean isGiven() {
        String given = System.getenv("MONGO_URI");
        return given != null && !given.isBlank();
    }

    /** A user is looked up in the database of the connection string, unless it names another one. */
    static String withDatabase(String uri, String database) {
        Matcher parts = PARTS.matcher(uri);
        if (!parts.matches()) {
            throw new IllegalArgumentException("MONGO_URI has no host");
        }
        String options = parts.group("options") == null ? "" : parts.group("options");
        String given = parts.group("database");
        boolean needsSource = given != null
                && !given.isEmpty()
                && parts.group("server").contains("@")
                && !options.toLowerCase(Locale.ROOT).contains("authsource=");
        String all = !needsSource ? options : (options.isEmpty() ? "?" : options + "&") + "authSource=" + given;
        return parts.group("server") + "/" + database + all;
    }

    private static final class Started {

        static final String URI = start();

        private static String start() {
            if (isGiven()) {
                return System.getenv("MONGO_URI");
            }
            if (TestContainers.areAvailable()) {
                MongoDBContainer container = new MongoDBContainer(IMAGE);
                container.start();
                return container.getConnectionString();
            }
            return MongoStandIn.start(0).uri();
        }
    }

    /** Databases of this JVM on the server at {@code MONGO_URI}. */
    private static final class Given {

        static final Queue<String> NAMES = new ConcurrentLinkedQueue<>();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(Given::drop));
        }

        private static void drop() {
            try (MongoClient client = MongoClients.create(System.getenv("MONGO_URI"))) {
                NAMES.forEach(name -> client.getDatabase(name).drop());
            }
        }
    }
}
