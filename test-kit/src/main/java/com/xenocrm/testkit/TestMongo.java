package com.xenocrm.testkit;

import java.util.regex.Matcher;

import com.xenocrm.local.mongo.MongoStandIn;

/** The MongoDB that tests use: the one at {@code MONGO_URI}, else a stand-in that is started once for each JVM. */
public final class TestMongo {

    private TestMongo() {}

    /** Connection string as given; a test that writes names a database of its own. */
    public static String uri() {
        return Started.URI;
    }

    /** Connection string with this database instead of one that was given. */
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
            return given == null || given.isBlank() ? MongoStandIn.start(0).uri() : given;
        }
    }
}
