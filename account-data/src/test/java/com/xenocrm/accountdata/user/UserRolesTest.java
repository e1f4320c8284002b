package com.xenocrm.accountdata.user;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import com.xenocrm.accountdata.google.GoogleAccount;
import com.xenocrm.contracts.token.Role;
import com.xenocrm.kit.audit.Actor;
import com.xenocrm.kit.audit.AuditLog;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.kit.web.Refusal;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UserRolesTest {

    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    private static final Actor BY = new Actor("u-1", null);

    private final MongoTemplate mongo =
            new MongoTemplate(new SimpleMongoClientDatabaseFactory(TestMongo.uri(TestMongo.newDatabase("roles"))));
    private final TestClock clock = new TestClock(START);
    private final Users users = new Users(mongo, clock, new DeletedUsers(mongo, clock));
    private final UserRoles roles =
            new UserRoles(mongo, users, new AuditLog(mongo, clock, IdGenerator.random()), IdGenerator.random());

    @Test
    void keepsTheLastAdminUntilThereIsAnother() {
        String admin = signIn("first").id();
        String other = signIn("second").id();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> roles.change(admin, Role.VIEWER, BY))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("LAST_ADMIN"));
        roles.change(other, Role.ADMIN, BY);

        assertThat(roles.change(admin, Role.VIEWER, BY).role()).isEqualTo("viewer");
        assertThat(users.get(other).role()).isEqualTo("admin");
    }

    @Test
    void changesNoRoleWithoutAnAuditEntry() {
        signIn("first");
        String other = signIn("second").id();
        MongoTemplate away = new MongoTemplate(
                new SimpleMongoClientDatabaseFactory("mongodb://localhost:1/x?serverSelectionTimeoutMS=100"));
        UserRoles unrecorded =
                new UserRoles(mongo, users, new AuditLog(away, clock, IdGenerator.random()), IdGenerator.random());

        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> unrecorded.change(other, Role.ADMIN, BY));

        assertThat(users.get(other).role()).isEqualTo("marketer");
    }

    @RepeatedTest(20)
    void keepsAnAdminWhenAllAreDemotedConcurrently() throws Exception {
        List<String> admins = IntStream.range(0, 4)
                .mapToObj(number -> signIn("g-" + number).id())
                .toList();
        admins.forEach(admin -> roles.change(admin, Role.ADMIN, BY));
        List<Callable<Void>> rush = admins.stream()
                .<Callable<Void>>map(admin -> () -> {
                    roles.change(admin, Role.MARKETER, BY);
                    return null;
                })
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(rush);
        }

        assertThat(admins).map(users::get).map(User::role).contains("admin");
    }

    @Test
    void completesOrRevertsAnInterruptedDemotion() {
        String admin = signIn("first").id();
        String other = signIn("second").id();
        roles.change(other, Role.ADMIN, BY);
        mongo.updateMulti(new Query(), Update.update("demotion", "left behind"), "users");

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> roles.change(other, Role.VIEWER, BY));
        roles.change(admin, Role.ADMIN, BY);

        assertThat(roles.change(other, Role.VIEWER, BY).role()).isEqualTo("viewer");
    }

    private User signIn(String googleId) {
        return users.signIn(
                        new GoogleAccount(
                                googleId, googleId + "@example.com", googleId, null, null, null, START, START),
                        Role.MARKETER)
                .orElseThrow();
    }
}
