package com.xenocrm.campaign;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.testkit.TestMongo;

/** Separate database for each test class. */
public final class TestDatabase {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());

    private TestDatabase() {}

    public static MongoOperations fresh() {
        return new MongoTemplate(CLIENT, TestMongo.newDatabase("campaign"));
    }
}
