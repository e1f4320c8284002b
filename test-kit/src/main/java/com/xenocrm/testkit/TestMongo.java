package com.xenocrm.testkit;

import java.util.regex.Matcher;

import org.testcontainers.mongodb.MongoDBContainer;

import com.xenocrm.local.mongo.MongoStandIn;

/**
 * MongoDB for tests: the one at {@code MONGO_URI}, else a container where a Docker engine answers, else a stand-in. Container
 * and stand-in are started once for each JVM.
 */
public final class TestMongo {

    private static final String IMAGE = "mongo:8";

    private TestMongo() {}

    /** Returns the connection string; tests that write name their own database. */
    public static String uri() {
        return Started.URI;
    }

    /** Returns the connection string with this database. */
    public static String uri(String database) {
        return withDatabase(uri(), database);
    }

    static String withDatabase(String uri, String database) {
        return uri.replaceFirst("^([a-z+]+://[^/?]+)(/[^?]*)?", "$1/" + Matcher.quoteReplacement(database));
    }

    private static final class Started {

        static final String URI = start();

        private static String start() {
            String given = System.getenv("MONGO_URI");
            if (given != null && !given.isBlank()) {
                return given;
            }
            if (TestContainers.areAvailable()) {
                MongoDBContainer container = new MongoDBContainer(IMAGE);
                container.start();
                return container.getConnectionString();
            }
            return MongoStandIn.start(0).uri();
        }
    }
}
