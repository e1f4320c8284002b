package com.xenocrm.ingestion.privacy;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Set;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.xenocrm.campaigndata.erasure.CustomerCommunications;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.order.CustomerOrders;
import com.xenocrm.ingestion.privacy.PersonFinder.Person;
import com.xenocrm.testkit.TestMongo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class InterruptedExportTest {

    @Test
    void anExportThatBreaksOffIsNotValidJson() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Person ann = new Person(
                new Document("_id", "a").append("email", "ann@example.com"),
                new PersonalIdentifiers("a", Set.of(), Set.of("ann@example.com")));

        Throwable thrown;
        try (MongoClient client = MongoClients.create(TestMongo.uri())) {
            MongoTemplate away = new MongoTemplate(client, "export") {
                @Override
                public com.mongodb.client.MongoCollection<Document> getCollection(String name) {
                    throw new DataAccessResourceFailureException("away");
                }
            };
            CustomerExport export = new CustomerExport(
                    new CustomerOrders(away), new CustomerCommunications(away), null, null, null, null);
            thrown = catchThrowable(() -> export.write(ann, Instant.EPOCH, written));
        }

        assertThat(thrown).isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(written.toString(UTF_8)).endsWith("\"orders\":[");
    }
}
