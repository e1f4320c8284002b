package com.xenocrm.customer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class CustomerConsumerApplication {

    static void main(String[] args) {
        SpringApplication.run(CustomerConsumerApplication.class, args);
    }
}
