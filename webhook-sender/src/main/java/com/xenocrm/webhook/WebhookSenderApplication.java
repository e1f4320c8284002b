package com.xenocrm.webhook;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@EnableScheduling
class WebhookSenderApplication {

    static void main(String[] args) {
        SpringApplication.run(WebhookSenderApplication.class, args);
    }
}
