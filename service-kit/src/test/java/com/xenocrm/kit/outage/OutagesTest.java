package com.xenocrm.kit.outage;

import java.net.ConnectException;
import java.util.stream.Stream;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;

class OutagesTest {

    static Stream<Throwable> outages() {
        return Stream.of(
                new MongoTimeoutException("no server"),
                new MongoSocketReadTimeoutException("silent", new ServerAddress(), new ConnectException()),
                new MongoInterruptedException("the service is being stopped", new InterruptedException()),
                new DataAccessResourceFailureException("no database"),
                new AmqpConnectException(new ConnectException()),
                new IllegalStateException(new RuntimeException(new MongoTimeoutException("deep inside"))));
    }

    static Stream<Throwable> faults() {
        return Stream.of(
                new IllegalArgumentException("bad record"),
                new MongoException(11000, "duplicate key"),
                new DataIntegrityViolationException("too large"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void knowsThatBrokerOrDatabaseIsAway(Throwable outage) {
        assertThat(Outages.isOutage(outage)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void takesAFaultForAFault(Throwable fault) {
        assertThat(Outages.isOutage(fault)).isFalse();
    }
}
