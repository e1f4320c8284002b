package com.xenocrm.kit.mongo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/** Access to the database for requests that must not wait long, even while the database accepts queries without answering. */
public final class TimeLimitedMongo {

    private TimeLimitedMongo() {}

    /** Returns operations on the same database, each of which fails after this time with all its retries. */
    public static MongoOperations of(
            MongoClient client, MongoDatabaseFactory databases, MongoConverter converter, Duration longest) {
        String name = databases.getMongoDatabase().getName();
        MongoDatabaseFactory limited = new SimpleMongoClientDatabaseFactory(client, name) {
            @Override
            protected MongoDatabase doGetMongoDatabase(String database) {
                return super.doGetMongoDatabase(database).withTimeout(longest.toMillis(), TimeUnit.MILLISECONDS);
            }
        };
        return new MongoTemplate(limited, converter);
    }
}
