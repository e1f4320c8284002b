package com.xenocrm.auth.user;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

import com.xenocrm.contracts.Role;
import com.xenocrm.kit.google.GoogleAccount;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class UsersTest {

    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

    private final MongoTemplate mongo =
            new MongoTemplate(new SimpleMongoClientDatabaseFactory(TestMongo.uri() + "/users_" + UUID.randomUUID()));
    private final TestClock clock = new TestClock(START);
    private final Users users = new Users(mongo, clock, new UserSettings(Role.VIEWER));

    @Test
    void keepsIdRoleAndFirstSignInOfWhoComesAgain() {
        User first = users.signIn(account("g-1", "Ann"));
        clock.advance(Duration.ofDays(1));

        User again = users.signIn(account("g-1", "Ann Smith"));

        assertThat(again)
                .isEqualTo(new User(
                        first.id(),
                        "g-1",
                        "g-1@example.com",
                        "Ann Smith",
                        null,
                        "admin",
                        START,
                        START.plus(Duration.ofDays(1))));
        assertThat(users.find(first.id())).contains(again);
    }

    @Test
    void makesExactlyOneAdminHoweverManyComeFirst() throws Exception {
        List<Callable<User>> rush = IntStream.range(0, 40)
                .<Callable<User>>mapToObj(number -> () -> users.signIn(account("g-" + number % 20, "User")))
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(rush);
        }

        List<User> everybody = mongo.findAll(User.class, "users");
        assertThat(everybody).hasSize(20);
        assertThat(everybody).filteredOn(user -> user.role().equals("admin")).hasSize(1);
        assertThat(everybody).filteredOn(user -> user.role().equals("viewer")).hasSize(19);
    }

    private static GoogleAccount account(String googleId, String name) {
        return new GoogleAccount(googleId, googleId + "@example.com", name, null, null, null, START);
    }
}
