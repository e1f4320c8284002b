package com.xenocrm.badhouse.orders;

import java.time.Instant;
import java.util.UUID;

import org.springframework.amqp.core.AmqpTemplate;
import org.springframework.beans.factory.annotation.Autowired;

import com.xenocrm.badhouse.customers.Customers;

public class Orders {

    @Autowired
    AmqpTemplate rabbit;

    Customers customers;

    Instant now() {
        return Instant.now();
    }

    UUID id() {
        return UUID.randomUUID();
    }
}
