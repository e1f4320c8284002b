package com.xenocrm.ai;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class AiServiceApplication {

    static void main(String[] args) {
        SpringApplication.run(AiServiceApplication.class, args);
    }
}
