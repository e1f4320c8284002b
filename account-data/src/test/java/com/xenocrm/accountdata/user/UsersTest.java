package com.xenocrm.accountdata.user;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import com.xenocrm.accountdata.google.GoogleAccount;
import com.xenocrm.contracts.token.Role;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class UsersTest {

    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

    private final MongoTemplate mongo =
            new MongoTemplate(new SimpleMongoClientDatabaseFactory(TestMongo.uri(TestMongo.newDatabase("users"))));
    private final TestClock clock = new TestClock(START);
    private final Users users = new Users(mongo, clock, new DeletedUsers(mongo, clock));

    @Test
    void keepsIdRoleAndFirstSignInOfAReturningUser() {
        User first = signIn(account("g-1", "Ann")).orElseThrow();
        clock.advance(Duration.ofDays(1));

        User again = signIn(account("g-1", "Ann Smith")).orElseThrow();

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
    void createsOneAdminFromConcurrentFirstSignIns() throws Exception {
        List<Callable<User>> rush = IntStream.range(0, 40)
                .<Callable<User>>mapToObj(number ->
                        () -> signIn(account("g-" + number % 20, "User")).orElseThrow())
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(rush);
        }

        List<User> everybody = mongo.findAll(User.class, "users");
        assertThat(everybody).hasSize(20);
        assertThat(everybody).filteredOn(user -> user.role().equals("admin")).hasSize(1);
        assertThat(everybody).filteredOn(user -> user.role().equals("viewer")).hasSize(19);
    }

    @Test
    void makesADeletedFirstUserNoAdminAgain() {
        User root = signIn(account("g-1", "Root")).orElseThrow();
        mongo.updateFirst(new Query(), Update.update("role", "viewer"), "users");
        users.remove(root.id());
        clock.advance(Duration.ofMinutes(1));

        Optional<User> returned = signIn(account("g-1", "Root", clock.instant()));

        assertThat(returned).hasValueSatisfying(user -> assertThat(user.role()).isEqualTo("viewer"));
    }

    @Test
    void readmitsADeletedUserOnlyWithALaterIdToken() {
        signIn(account("g-1", "Root"));
        User ann = signIn(account("g-2", "Ann")).orElseThrow();
        clock.advance(Duration.ofMinutes(1));

        boolean removed = users.remove(ann.id());

        assertThat(removed).isTrue();
        assertThat(signIn(account("g-2", "Ann"))).isEmpty();
        assertThat(users.find(ann.id())).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(signIn(account("g-2", "Ann", clock.instant())))
                .contains(new User(
                        ann.id(), "g-2", "g-2@example.com", "Ann", null, "viewer", clock.instant(), clock.instant()));
    }

    @Test
    void doesNotRemoveAnAdmin() {
        User root = signIn(account("g-1", "Root")).orElseThrow();

        assertThat(users.remove(root.id())).isFalse();
        assertThat(users.find(root.id())).contains(root);
    }

    @RepeatedTest(10)
    void keepsNoUserWhoIsDeletedDuringTheSignIn() throws Exception {
        signIn(account("g-1", "Root"));
        String ann = account("g-2", "Ann").userId();
        signIn(account("g-2", "Ann"));
        clock.advance(Duration.ofMinutes(1));
        List<Callable<Object>> rush = IntStream.range(0, 20)
                .<Callable<Object>>mapToObj(
                        number -> () -> number == 10 ? users.remove(ann) : signIn(account("g-2", "Ann")))
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(rush);
        }

        assertThat(users.find(ann)).isEmpty();
    }

    private Optional<User> signIn(GoogleAccount account) {
        return users.signIn(account, Role.VIEWER);
    }

    private static GoogleAccount account(String googleId, String name) {
        return account(googleId, name, START);
    }

    private static GoogleAccount account(String googleId, String name, Instant issuedAt) {
        return new GoogleAccount(googleId, googleId + "@example.com", name, null, null, null, issuedAt, issuedAt);
    }
}
