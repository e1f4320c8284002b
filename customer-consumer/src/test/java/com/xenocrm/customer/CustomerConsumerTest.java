package com.xenocrm.customer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.CustomerRecorded;

import static org.assertj.core.api.Assertions.assertThat;

class CustomerConsumerTest extends CustomerWorld {

    @Test
    void keepsTheNewerRecordWhicheverComesFirst() {
        Customer older = customer("Ann", 1);
        Customer newer = customer("Anna", 2);

        accept(newer);
        accept(older);

        assertThat(stored().getString("name")).isEqualTo("Anna");
    }

    @Test
    void appliesTheSameBatchTwiceAsIfOnce() {
        Customer customer = customer("Ann", 1);

        accept(customer);
        Document once = stored();
        accept(customer);

        assertThat(stored()).isEqualTo(once);
        assertThat(collection().countDocuments(new Document("email", email))).isEqualTo(1);
    }

    @Test
    void saysSoForEveryCustomerOfTheBatchEvenIfNothingChanged() {
        Customer customer = customer("Ann", 1);

        accept(customer);
        accept(customer);

        assertThat(publisher.published(CustomerRecorded.class))
                .containsExactly(new CustomerRecorded(List.of(email)), new CustomerRecorded(List.of(email)));
    }

    @Test
    void startsStatisticsAtWhatTheShopReports() {
        accept(new Customer(null, email, "Ann", null, new BigDecimal("12.50"), 3, null, List.of(), Map.of(), 1));

        assertThat(stored().get("total_spend")).isEqualTo(Decimal128.parse("12.50"));
        assertThat(stored().get("visits_count")).isEqualTo(3);
    }

    @Test
    void mergesTagsAndAttributes() {
        accept(new Customer(null, email, "Ann", null, null, null, null, List.of("a"), Map.of("city", "Pune"), 1));
        accept(new Customer(null, email, "Ann", null, null, null, null, List.of("b"), Map.of("plan", "gold"), 2));

        assertThat(stored().getList("tags", String.class)).containsExactly("a", "b");
        assertThat(stored().get("attributes")).isEqualTo(new Document("city", "Pune").append("plan", "gold"));
    }

    @Test
    void followsACustomerToANewEmail() {
        String id = UUID.randomUUID().toString();
        accept(new Customer(id, "old" + email, "Ann", null, null, null, null, List.of(), Map.of(), 1));

        accept(new Customer(id, email, "Ann", null, null, null, null, List.of(), Map.of(), 2));

        assertThat(stored().getString("_id")).isEqualTo(id);
        assertThat(collection().countDocuments(new Document("email", "old" + email)))
                .isZero();
    }

    @Test
    void setsAsideARecordThatNamesTwoCustomersAndRecordsTheRest() {
        String id = UUID.randomUUID().toString();
        String other = "b" + email;
        accept(new Customer(id, email, "Ann", null, null, null, null, List.of(), Map.of(), 1));
        accept(new Customer(null, other, "Bob", null, null, null, null, List.of(), Map.of(), 1));

        Customer conflict = new Customer(id, other, "Who", null, null, null, null, List.of(), Map.of(), 2);
        Customer fine = new Customer(null, "c" + email, "Cid", null, null, null, null, List.of(), Map.of(), 2);
        accept(conflict, fine);

        assertThat(conflicts).containsExactly(conflict);
        assertThat(collection().countDocuments(new Document("email", "c" + email)))
                .isEqualTo(1);
    }

    @Test
    void mergesRecordsOfOneCustomerWithinABatch() {
        accept(
                new Customer(null, email, "Ann", "+91 2", null, null, null, List.of("b"), Map.of("plan", "gold"), 2),
                new Customer(null, email, "Anna", null, null, null, null, List.of(), Map.of(), 3),
                new Customer(null, email, "An", "+91 1", null, null, null, List.of("a"), Map.of("city", "Pune"), 1));

        assertThat(stored().getString("name")).isEqualTo("Anna");
        assertThat(stored().getString("phone")).isEqualTo("+91 2");
        assertThat(stored().getList("tags", String.class)).containsExactly("a", "b");
        assertThat(stored().get("attributes")).isEqualTo(new Document("city", "Pune").append("plan", "gold"));
    }

    @Test
    void remembersTheIdentifiersThatACustomerHadBefore() {
        accept(new Customer("x" + email.hashCode(), email, "Ann", null, null, null, null, List.of(), Map.of(), 1));

        accept(new Customer("y" + email.hashCode(), email, "Ann", null, null, null, null, List.of(), Map.of(), 2));

        assertThat(stored().getString("customer_id")).isEqualTo("y" + email.hashCode());
        assertThat(stored().getList("former_customer_ids", String.class)).containsExactly("x" + email.hashCode());
    }

    @Test
    void keepsCustomersApartWhenAnIdentifierIsGivenToAnother() {
        String id = UUID.randomUUID().toString();
        Customer first = new Customer(id, email, "Ann", "+91 1", null, null, null, List.of(), Map.of(), 1);
        accept(first);
        accept(new Customer("new-" + id, email, "Ann", null, null, null, null, List.of(), Map.of(), 2));

        accept(new Customer(id, "b" + email, "Bob", null, null, null, null, List.of(), Map.of(), 3));
        accept(first);

        assertThat(stored().getString("customer_id")).isEqualTo("new-" + id);
        Document bob = collection().find(new Document("email", "b" + email)).first();
        assertThat(bob.getString("customer_id")).isEqualTo(id);
        assertThat(bob.getString("phone")).isNull();
    }

    @Test
    void saysUnderWhichEmailACustomerIsNowWhenAnOldRecordNamesAnother() {
        String id = UUID.randomUUID().toString();
        accept(new Customer(id, email, "Ann", null, null, null, null, List.of(), Map.of(), 2));

        accept(new Customer(id, "old" + email, "Ann", "+91 1", null, null, null, List.of(), Map.of(), 1));

        assertThat(publisher.published(CustomerRecorded.class))
                .containsExactly(new CustomerRecorded(List.of(email)), new CustomerRecorded(List.of(email)));
        assertThat(stored().getString("phone")).isEqualTo("+91 1");
    }

    @Test
    void countsCreatedAndMergedRecords() {
        accept(
                customer("Ann", 1),
                new Customer(null, "b" + email, "Bob", null, null, null, null, List.of(), Map.of(), 1));
        accept(customer("Ann", 3));
        accept(customer("Ann", 2));

        assertThat(meters.get("crm.customers.created").counter().count()).isEqualTo(2);
        assertThat(meters.get("crm.customers.merged").counter().count()).isEqualTo(2);
    }
}
