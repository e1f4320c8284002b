package com.xenocrm.customer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.campaigndata.suppression.Addressee;
import com.xenocrm.campaigndata.suppression.Suppression;
import com.xenocrm.campaigndata.suppression.SuppressionAssignment;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.customerdata.customer.CustomerIdentities;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.IdentifierHash;
import com.xenocrm.customerdata.merge.CustomerRecords;
import com.xenocrm.kit.time.IdGenerator;
import com.xenocrm.testkit.RecordingPublisher;
import com.xenocrm.testkit.TestClock;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests suppressions of an address that came before its customer. */
class EarlierObjectionsTest {

    private static final String DATABASE = TestMongo.newDatabase("objections");
    private static final MongoClient CLIENT = MongoClients.create(TestMongo.uri());
    private static final MongoTemplate MONGO = new MongoTemplate(CLIENT, DATABASE);
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final IdentifierHash hash = IdentifierHash.keyedWith("", true);
    private final Suppressions suppressions = new Suppressions(MONGO, hash, new TestClock(NOW));
    private final EarlierObjections consumer = new EarlierObjections(
            new CustomerConsumer(
                    new CustomerRecords(MONGO, IdGenerator.random()),
                    new RecordingPublisher(),
                    _ -> {},
                    new SimpleMeterRegistry()),
            new SuppressionAssignment(MONGO, hash, new TestClock(NOW)),
            new CustomerIdentities(MONGO));
    private final String id = UUID.randomUUID().toString();
    private final String address = "a@" + id + ".example";
    private final String newAddress = "b@" + id + ".example";

    @BeforeAll
    static void createIndexes() {
        Stream.of("email", "customer_id")
                .forEach(field -> MONGO.getCollection("customers")
                        .createIndex(
                                Indexes.ascending(field),
                                new IndexOptions().unique(true).sparse(true)));
    }

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void followTheCustomerToANewAddress() {
        suppress("unsubscribed in Mailchimp, import 1");

        accept(customer(address, 1));
        accept(customer(newAddress, 2));

        assertThat(reason(id, newAddress)).isEqualTo("suppressed");
        assertThat(suppressions.find(newAddress))
                .map(Suppression::reason)
                .contains("unsubscribed in Mailchimp, import 1");
    }

    @Test
    void spareAnotherCustomerWhoGetsTheAddress() {
        suppress("unsubscribed");
        accept(customer(address, 1));
        accept(customer(newAddress, 2));

        accept(new Customer("other-" + id, address, "Bob", null, null, null, null, List.of(), Map.of(), version(3)));

        assertThat(reason("other-" + id, address)).isNull();
    }

    @Test
    void followACustomerWhoMovesInTheSameBatch() {
        suppress("unsubscribed");

        accept(customer(address, 1), customer(newAddress, 2));

        assertThat(reason(id, newAddress)).isEqualTo("unsubscribed");
    }

    @Test
    void followACustomerWhoseOlderRecordIsLate() {
        suppress("unsubscribed");
        accept(customer(newAddress, 2));

        accept(customer(address, 1));

        assertThat(reason(id, newAddress)).isEqualTo("unsubscribed");
    }

    @Test
    void areAssignedToACustomerWhoComesMeanwhile() {
        AtomicBoolean first = new AtomicBoolean(true);
        MongoClient client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(TestMongo.uri()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandSucceeded(CommandSucceededEvent event) {
                        if (event.getCommandName().equals("find") && first.getAndSet(false)) {
                            accept(customer(address, 1));
                        }
                    }
                })
                .build());
        try (client) {
            new Suppressions(new MongoTemplate(client, DATABASE), hash, new TestClock(NOW))
                    .add(List.of(new Suppression(address, "unsubscribed", null, null, NOW)));
        }

        accept(customer(newAddress, 2));

        assertThat(reason(id, newAddress)).isEqualTo("unsubscribed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsubscribed", "complained"})
    void ofErasedPersonsFollowWhoComesWithTheAddress(String reason) {
        suppress(reason);
        suppressions.anonymise(new PersonalIdentifiers("gone-" + id, Set.of(), Set.of(address)), Instant.MAX);

        accept(customer(address, 1));
        accept(customer(newAddress, 2));

        assertThat(reason(id, newAddress)).isEqualTo(reason);
    }

    @Test
    void doNotIncludeBounces() {
        suppress("bounced");

        accept(customer(address, 1));
        accept(customer(newAddress, 2));

        assertThat(reason(id, newAddress)).isNull();
    }

    @Test
    void stayReleased() {
        suppress("unsubscribed");
        accept(customer(address, 1));
        suppressions.remove(address);

        accept(customer(address, 2));

        assertThat(reason(id, address)).isNull();
    }

    private void suppress(String reason) {
        suppressions.add(List.of(new Suppression(address, reason, null, null, NOW)));
    }

    private void accept(Customer... records) {
        consumer.accept(List.of(new CustomerReceived(List.of(records))));
    }

    private Customer customer(String email, int seconds) {
        return new Customer(id, email, "Ann", null, null, null, null, List.of(), Map.of(), version(seconds));
    }

    private static long version(int seconds) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, NOW.plusSeconds(seconds));
    }

    private @Nullable String reason(String customer, String email) {
        Addressee addressee = new Addressee(customer, email);
        return suppressions.among(List.of(addressee)).get(addressee);
    }
}
