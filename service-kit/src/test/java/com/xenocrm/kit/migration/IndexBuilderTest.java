package com.xenocrm.kit.migration;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.kit.mongo.CollectionIndex;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests migrations that build an index where documents or indexes already exist. */
class IndexBuilderTest {

    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final CollectionIndex UNIQUE =
            CollectionIndex.on("things", "name").asUnique();

    private final MongoTemplate mongo = new MongoTemplate(CLIENT, TestMongo.newDatabase("indexes"));

    @AfterAll
    static void hangUp() {
        CLIENT.close();
    }

    @Test
    void buildsIndexesAndLeavesThoseThatAreThere() {
        mongo.getCollection("things").createIndex(new Document("name", 1), new IndexOptions().unique(true));

        boolean complete = program(
                        Migration.index("things-0001-name", UNIQUE),
                        Migration.index("things-0002-size-and-colour", CollectionIndex.on("things", "size", "colour")))
                .advance();

        assertThat(complete).isTrue();
        assertThat(mongo.getCollection("things").listIndexes())
                .extracting(index -> index.get("key"))
                .containsExactlyInAnyOrder(
                        new Document("_id", 1), new Document("name", 1), new Document("size", 1).append("colour", 1));
        assertThat(mongo.getCollection(MigrationLog.COLLECTION).find())
                .extracting(entry -> entry.getString("definition"))
                .containsExactly("index of things over name, unique", "index of things over size, colour");
    }

    @Test
    void saysWhatIsInTheWayOfAnIndex() {
        mongo.getCollection("things").createIndex(new Document("name", 1));

        assertThatThrownBy(program(Migration.index("things-0001-name", UNIQUE))::advance)
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessage(
                        "Migration things-0001-name: things has an index of this name or over these keys with other "
                                + "options; the program needs index of things over name, unique. Drop the one that is there, and start again");
    }

    @Test
    void namesNoDataWhereDocumentsAreInTheWayOfAnIndex() {
        mongo.getCollection("things").insertMany(List.of(new Document("name", "Ann"), new Document("name", "Ann")));
        MigrationRunner program = program(Migration.index("things-0001-name", UNIQUE));

        assertThatThrownBy(program::advance)
                .hasMessage("documents of things agree on name, which must be unique; mend the data")
                .hasNoCause();
        mongo.getCollection("things").deleteOne(new Document("name", "Ann"));

        assertThat(program.advance()).isTrue();
    }

    private MigrationRunner program(Migration... migrations) {
        MigrationLog journal = new MigrationLog(mongo, Clock.systemUTC(), "1.0", "r1");
        return new MigrationRunner(mongo, List.of(migrations), journal, Duration.ofMillis(5));
    }
}
