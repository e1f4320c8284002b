package com.xenocrm.testkit;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

import com.xenocrm.infra.MongoStandIn;

/**
 * The MongoDB that tests talk to, started once per test run: the one at {@code MONGO_URI}; else a container, where a
 * Docker engine answers; else the stand-in.
 */
public final class TestMongo {

    private static final String IMAGE = "mongo:8";

    private TestMongo() {}

    /** Connection string, without a database. */
    public static String uri() {
        return Started.URI;
    }

    private static final class Started {
        static final String URI = start();

        private static String start() {
            String given = System.getenv("MONGO_URI");
            if (given != null && !given.isBlank()) {
                return given;
            }
            if (DockerClientFactory.instance().isDockerAvailable()) {
                MongoDBContainer container = new MongoDBContainer(IMAGE);
                container.start();
                return container.getConnectionString();
            }
            return MongoStandIn.start(0).uri();
        }
    }
}
