package com.xenocrm.email;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.contracts.message.CommunicationRequested.ChannelContent;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.customerdata.erasure.IdentifierHash;
import com.xenocrm.email.attempt.AttemptTokens;
import com.xenocrm.email.attempt.Attempts;
import com.xenocrm.email.message.MailSettings;
import com.xenocrm.email.smtp.SmtpSettings;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

/** An SMTP server, a database, and e-mails to send. */
public final class EmailWorld implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    public static final AttemptTokens TOKENS = new AttemptTokens(IdentifierHash.keyedWith("", true));

    public final MailSettings mail = new MailSettings(
            "Müller, \"Shop\" <news@shop.example>", "", "bounces@mail.shop.example", "", Duration.ofMinutes(5));

    public final TestClock clock = new TestClock(NOW);
    public final ScriptedSmtpServer server;
    public final MongoTemplate mongo;
    private final MongoClient client = MongoClients.create(TestMongo.uri());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public EmailWorld() throws IOException {
        server = new ScriptedSmtpServer();
        mongo = new MongoTemplate(client, TestMongo.newDatabase("email"));
    }

    public Attempts attempts(String owner) {
        return new Attempts(mongo, TOKENS, owner, clock);
    }

    public SmtpSettings smtp() {
        return smtp(Duration.ofSeconds(10));
    }

    public SmtpSettings smtp(Duration timeout) {
        return new SmtpSettings(server.uri() + "?starttls=off", 4, timeout);
    }

    public ExecutorService threads() {
        return threads;
    }

    public static Communication email(String customer) {
        return email(customer, 1);
    }

    public static Communication email(String customer, int attempt) {
        return new Communication(
                "c1:" + customer,
                "c1",
                customer,
                customer + "@example.com",
                "Hi " + customer,
                attempt,
                "https://crm.example/unsubscribe/t1",
                ChannelContent.email("Hello " + customer, "<p>Hi " + customer + "</p>"));
    }

    public static List<Communication> emails(int count) {
        List<Communication> emails = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            emails.add(email("c" + i));
        }
        return emails;
    }

    public String state(Communication communication) {
        Document stored = mongo.getCollection("email_attempts")
                .find(new Document("_id", communication.communicationId() + "#" + communication.attempt()))
                .first();
        return stored == null ? "" : stored.getString("state");
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.close();
        client.getDatabase(mongo.getDb().getName()).drop();
        client.close();
    }
}
