package com.xenocrm.testkit.architecture;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.context.WebApplicationContext;

import com.xenocrm.testkit.Stranger;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the routes of a service that consumes queues, as unauthenticated callers see them; a test in its package
 * extends this.
 */
@SpringBootTest(
        properties = {
            "RABBITMQ_URI=amqp://localhost:1",
            "CRM_LOCAL=true",
            "spring.cloud.stream.default.consumer.auto-startup=false"
        })
public abstract class ConsumerRoutes {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        properties.add("MONGO_URI", TestMongo::uri);
        properties.add("MONGO_DB_NAME", () -> TestMongo.newDatabase("routes"));
    }

    @Test
    void opensNothingButHealthAndMetricsToStrangers(@Autowired WebApplicationContext service) {
        assertThat(Stranger.walk(service)).isSubsetOf(Stranger.OPEN_TO_ALL);
    }

    @Test
    void isAliveButNotReadyWithoutItsBroker(@Autowired WebApplicationContext service) {
        assertThat(Stranger.probe(service)).containsExactly(UNAVAILABLE, UNAVAILABLE, OK);
    }
}
