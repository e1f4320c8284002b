package com.xenocrm.ai;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.context.WebApplicationContext;

import com.xenocrm.testkit.Stranger;
import com.xenocrm.testkit.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
class RoutesTest {

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        properties.add("MONGO_URI", TestMongo::uri);
        properties.add("MONGO_DB_NAME", () -> TestMongo.newDatabase("ai"));
    }

    @Test
    void startsIsReadyAndAliveWithItsDatabase(@Autowired WebApplicationContext service) {
        assertThat(Stranger.probe(service)).containsExactly(200, 200, 200);
    }

    @Test
    void opensNothingButHealthAndMetricsToStrangers(@Autowired WebApplicationContext service) {
        assertThat(Stranger.walk(service)).isSubsetOf(Stranger.OPEN_TO_ALL);
    }
}
