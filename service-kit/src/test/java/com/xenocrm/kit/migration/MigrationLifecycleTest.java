package com.xenocrm.kit.migration;

import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.kit.outage.Outages;
import com.xenocrm.kit.settings.StartupFailure;
import com.xenocrm.local.mongo.MongoStandIn;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

class MigrationLifecycleTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final String database = TestMongo.newDatabase("migrations");

    @Test
    void areAppliedWhenTheServiceHasStarted() {
        try (MongoClient client = MongoClients.create(TestMongo.uri())) {
            MigrationLifecycle migrations = migrations(client, LONG, "one thing");

            migrations.start();
            migrations.stop();

            assertThat(migrations.areApplied()).isTrue();
            assertThatCode(migrations::check).doesNotThrowAnyException();
        }
    }

    @Test
    void letTheServiceComeUpAndTakeNoWorkWhileTheDatabaseIsAway() throws Exception {
        int port = freePort();
        try (MongoClient client =
                MongoClients.create("mongodb://127.0.0.1:" + port + "/?serverSelectionTimeoutMS=100")) {
            MigrationLifecycle migrations = migrations(client, SHORT, "one thing");

            migrations.start();
            boolean before = migrations.areApplied();
            Throwable refused = catchThrowable(migrations::check);
            try (MongoStandIn _ = MongoStandIn.start(port)) {
                await().atMost(LONG).until(migrations::areApplied);
            }
            migrations.stop();

            assertThat(before).isFalse();
            assertThat(Outages.isOutage(refused)).isTrue();
        }
    }

    @Test
    void endTheStartWithOneLineWhenTheyDoNotFit() {
        try (MongoClient client = MongoClients.create(TestMongo.uri())) {
            migrations(client, LONG, "one thing").start();

            assertThatThrownBy(() -> migrations(client, LONG, "another thing").start())
                    .hasRootCauseInstanceOf(MigrationRefusedException.class)
                    .rootCause()
                    .isInstanceOf(StartupFailure.class);
        }
    }

    private MigrationLifecycle migrations(MongoClient client, Duration patience, String definition) {
        MongoTemplate mongo = new MongoTemplate(client, database);
        MigrationLog journal = new MigrationLog(mongo, Clock.systemUTC(), "1.0", "r1");
        List<Migration> declared = List.of(new Migration("things-0001-first", definition, _ -> {}));
        return new MigrationLifecycle(new MigrationRunner(mongo, declared, journal, SHORT), patience);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
