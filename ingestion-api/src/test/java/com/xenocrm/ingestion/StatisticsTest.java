package com.xenocrm.ingestion;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StatisticsTest extends RunningIngestion {

    @Test
    void hasARowForEachDay() {
        var orders = get("/api/statistics/orders?days=2", user());
        var customers = get("/api/statistics/customers", user());

        assertThat(orders.<Integer>read("$.data.days.length()")).isEqualTo(2);
        assertThat(customers.<Integer>read("$.data.days.length()")).isEqualTo(30);
        assertThat(http.get().uri("/api/statistics/orders?days=0").with(user())).hasStatus(400);
    }

    @Test
    void findsCustomersByTheBeginningOfAName() {
        mongo.getCollection("customers").insertOne(Document.parse("""
                {"_id": "%1$s", "name": "Zoë %1$s", "email": "%1$s@example.com"}""".formatted(id)));

        var found = get("/api/customers?search=zoë " + id.substring(0, 9), user());

        assertThat(found.<String>read("$.data[0]._id")).isEqualTo(id);
        assertThat(found.<Integer>read("$.count")).isEqualTo(1);
    }
}
