package com.xenocrm.testkit;

import com.xenocrm.local.mongo.MongoStandIn;

/** The MongoDB that tests use: the one at {@code MONGO_URI}, else a stand-in that is started once for each JVM. */
public final class TestMongo {

    private TestMongo() {}

    /** Connection string without a database, so that each test can choose its own. */
    public static String uri() {
        return Started.URI;
    }

    private static final class Started {

        static final String URI = start();

        private static String start() {
            String given = System.getenv("MONGO_URI");
            return given == null || given.isBlank() ? MongoStandIn.start(0).uri() : given;
        }
    }
}
