package com.xenocrm.delivery;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class DeliveryConsumerApplication {

    static void main(String[] args) {
        SpringApplication.run(DeliveryConsumerApplication.class, args);
    }
}
