package com.xenocrm.kit.web;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import com.xenocrm.kit.TestService;
import com.xenocrm.testkit.TestMongo;
import com.xenocrm.testkit.TestRabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

@SpringBootTest(classes = TestService.class)
@AutoConfigureMockMvc
class QueryParametersTest {

    @Autowired
    MockMvcTester http;

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry properties) {
        properties.add("spring.rabbitmq.addresses", TestRabbit::uri);
        properties.add("spring.mongodb.uri", TestMongo::uri);
        properties.add("spring.cloud.stream.bindings.customerRecorded-in-0.consumer.auto-startup", () -> false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit=7          | 200 | 7
            limit=007        | 400 | limit: has a value of the wrong type
            limit=010        | 400 | limit: has a value of the wrong type
            limit=%2B7       | 400 | limit: has a value of the wrong type
            limit=           | 200 | 5
            limit=-3         | 200 | -3
            limit=0x10       | 400 | limit: has a value of the wrong type
            limit=%23A       | 400 | limit: has a value of the wrong type
            limit=1e1        | 400 | limit: has a value of the wrong type
            limit=%D9%A5     | 400 | limit: has a value of the wrong type
            limit=9999999999 | 400 | limit: has a value of the wrong type
            limit=2&limit=3  | 400 | limit: is given more than once
            limit=2&limit=2  | 400 | limit: is given more than once
            limits=2         | 400 | limits: is not a parameter of this route
            """)
    void areReadExactlyOrRefused(String query, int status, String answer) {
        assertThat(http.get().uri(URI.create("/api/list?" + query)).with(jwt()))
                .hasStatus(status)
                .bodyText()
                .contains(answer);
    }
}
