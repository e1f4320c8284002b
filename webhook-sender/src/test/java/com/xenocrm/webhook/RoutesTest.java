package com.xenocrm.webhook;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.context.WebApplicationContext;

import com.xenocrm.testkit.Stranger;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(
        properties = {
            "RABBITMQ_URI=amqp://localhost:1",
            "CRM_LOCAL=true",
            "spring.cloud.stream.default.consumer.auto-startup=false"
        })
class RoutesTest {

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        properties.add("MONGO_URI", TestMongo::uri);
        properties.add("MONGO_DB_NAME", () -> TestMongo.newDatabase("routes"));
    }

    @Test
    void answersRequestsWithoutItsBroker(@Autowired WebApplicationContext service) {
        assertThat(Stranger.probe(service)).containsExactly(503, 200, 200);
    }

    @Test
    void opensNothingButHealthAndMetricsToStrangers(@Autowired WebApplicationContext service) {
        assertThat(Stranger.walk(service)).isSubsetOf(Stranger.OPEN_TO_ALL);
    }
}
