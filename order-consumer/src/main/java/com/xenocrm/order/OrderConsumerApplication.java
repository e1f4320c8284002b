package com.xenocrm.order;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class OrderConsumerApplication {

    static void main(String[] args) {
        SpringApplication.run(OrderConsumerApplication.class, args);
    }
}
