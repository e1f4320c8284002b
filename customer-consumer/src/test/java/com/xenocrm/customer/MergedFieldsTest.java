package com.xenocrm.customer;

import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.CustomerRecorded;

import static org.assertj.core.api.Assertions.assertThat;

class MergedFieldsTest extends CustomerWorld {

    @Test
    void takesEachFieldFromTheNewestRecordThatGaveItWhicheverComesFirst() {
        accept(record("""
                {"email": "%s", "name": "Anna", "total_spend": 9.50, "tags": ["b"],
                 "attributes": {"plan": "gold"}, "version": 3000000}"""));
        accept(record("""
                {"email": "%s", "name": "Ann", "phone": "+91 1", "total_spend": 1, "visits_count": 2, "tags": ["a"],
                 "attributes": {"plan": "free", "city": "Pune"}, "version": 1000000}"""));
        accept(record("""
                {"email": "%s", "name": "Ann", "phone": "+91 2", "tags": [], "attributes": {}, "version": 2000000}"""));

        Document document = stored();
        assertThat(document.remove("_id")).isNotNull();
        assertThat(document).isEqualTo(Document.parse("""
                {"email": "%s", "name": "Anna", "phone": "+91 2", "tags": ["b", "a"],
                 "attributes": {"plan": "gold", "city": "Pune"},
                 "reported": {"total_spend": {"$numberDecimal": "9.50"}, "visits_count": 2},
                 "version": {"$numberLong": "3000000"},
                 "field_versions": {
                   "phone": {"$numberLong": "2000000"},
                   "tags": {"b": {"$numberLong": "3000000"}, "a": {"$numberLong": "1000000"}},
                   "reported": {"total_spend": {"$numberLong": "3000000"}, "visits_count": {"$numberLong": "1000000"}},
                   "attributes": {"plan": {"$numberLong": "3000000"}, "city": {"$numberLong": "1000000"}}},
                 "created_at": {"$date": "1970-01-01T00:00:01Z"}, "updated_at": {"$date": "1970-01-01T00:00:03Z"},
                 "total_spend": {"$numberDecimal": "9.50"}, "visits_count": 0}""".formatted(email)));
    }

    @Test
    void clearsFieldsThatOlderRecordsDoNotBringBack() {
        Customer clearing = record("""
                {"email": "%s", "name": "Ann", "tags": [], "attributes": {"plan": "gold"}, "version": 2000000,
                 "removed": {"fields": ["phone", "total_spend", "attributes.city"], "tags": ["a", "$.0"]}}""");
        Customer older = record("""
                {"email": "%s", "name": "Ann", "phone": "+91 1", "total_spend": 5, "tags": ["a", "b", "$.0"],
                 "attributes": {"city": "Pune", "plan": "free"}, "version": 1000000}""");

        accept(clearing);
        accept(older);

        assertThat(shown()).isEqualTo(Document.parse("""
                {"name": "Ann", "tags": ["b"], "attributes": {"plan": "gold"}}"""));
    }

    @Test
    void letsNewerRecordsGiveWhatWasCleared() {
        accept(record("""
                {"email": "%s", "name": "Ann", "tags": [], "attributes": {}, "version": 1000000,
                 "removed": {"fields": ["phone", "tags", "attributes"], "tags": ["a"]}}"""));

        accept(record("""
                {"email": "%s", "name": "Ann", "phone": "+91 1", "tags": ["a"], "attributes": {"city": "Pune"},
                 "version": 2000000}"""));

        assertThat(shown()).isEqualTo(Document.parse("""
                {"name": "Ann", "phone": "+91 1", "tags": ["a"], "attributes": {"city": "Pune"}}"""));
    }

    @Test
    void replacesAllTagsAndAttributesByThoseOfTheRecord() {
        accept(record("""
                {"email": "%s", "name": "Ann", "tags": ["a", "b"], "attributes": {"city": "Pune", "plan": "free"},
                 "version": 1000000}"""));

        accept(record("""
                {"email": "%s", "name": "Ann", "tags": ["b", "c"], "attributes": {"plan": "gold"}, "version": 2000000,
                 "removed": {"fields": ["tags", "attributes"], "tags": []}}"""));

        assertThat(shown()).isEqualTo(Document.parse("""
                {"name": "Ann", "tags": ["b", "c"], "attributes": {"plan": "gold"}}"""));
    }

    @Test
    void removesTagsThatWereStoredWithoutVersions() {
        accept(record("""
                {"email": "%s", "name": "Ann", "tags": ["a", "b"], "attributes": {}, "version": 1000000}"""));
        collection()
                .updateOne(new Document("email", email), new Document("$unset", new Document("field_versions", "")));

        accept(record("""
                {"email": "%s", "name": "Ann", "tags": [], "attributes": {}, "version": 2000000,
                 "removed": {"fields": [], "tags": ["a"]}}"""));

        assertThat(shown()).isEqualTo(Document.parse("""
                {"name": "Ann", "tags": ["b"]}"""));
    }

    @Test
    void keepsTheNameOfAnEarlierRecordThatArrivesAfterAPatch() {
        accept(customer("Ann", 1_000_000));
        String id = stored().getString("_id");

        accept(record("""
                {"email": "%%s", "name": "Ann", "phone": "+91 1", "tags": [], "attributes": {}, "version": 3000000,
                 "patch": {"id": "%s", "unchanged": ["email", "name"]}}""".formatted(id)));
        accept(customer("Anna", 2_000_000));

        assertThat(shown()).isEqualTo(Document.parse("""
                {"name": "Anna", "phone": "+91 1"}"""));
    }

    @Test
    void movesACustomerWithoutIdentifierToANewEmail() {
        accept(record("""
                {"email": "old%s", "name": "Ann", "tags": [], "attributes": {}, "version": 1000000}"""));
        String id =
                collection().find(new Document("email", "old" + email)).first().getString("_id");

        accept(record("""
                {"email": "%%s", "name": "Ann", "tags": [], "attributes": {}, "version": 2000000,
                 "patch": {"id": "%s", "unchanged": ["name"]}}""".formatted(id)));

        assertThat(stored().getString("_id")).isEqualTo(id);
        assertThat(publisher.published(CustomerRecorded.class))
                .containsExactly(new CustomerRecorded(List.of("old" + email)), new CustomerRecorded(List.of(email)));
    }

    @Test
    void setsAsideAPatchThatTakesAnothersIdentifierOrEmail() {
        String taken = "t" + email.hashCode();
        accept(new Customer(taken, "b" + email, "Bob", null, null, null, null, List.of(), Map.of(), 1));
        accept(customer("Ann", 5));
        String id = stored().getString("_id");
        Customer identifier = record("""
                {"customer_id": "%s", "email": "%%s", "name": "Ann", "tags": [], "attributes": {}, "version": 4,
                 "patch": {"id": "%s", "unchanged": ["email", "name"]}}""".formatted(taken, id));
        Customer address = record("""
                {"email": "b%%s", "name": "Ann", "tags": [], "attributes": {}, "version": 6,
                 "patch": {"id": "%s", "unchanged": ["name"]}}""".formatted(id));

        accept(identifier);
        accept(address);

        assertThat(conflicts).containsExactly(identifier, address);
        assertThat(stored().getString("customer_id")).isNull();
    }

    @Test
    void makesNoCustomerOfAPatch() {
        accept(record("""
                {"email": "%s", "name": "Ann", "tags": [], "attributes": {}, "version": 1,
                 "patch": {"id": "gone", "unchanged": ["email", "name"]}}"""));

        assertThat(collection().countDocuments(new Document("email", email))).isZero();
        assertThat(publisher.published(CustomerRecorded.class)).isEmpty();
    }
}
