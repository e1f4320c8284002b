package com.xenocrm.email;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@EnableScheduling
class EmailSenderApplication {

    static void main(String[] args) {
        SpringApplication.run(EmailSenderApplication.class, args);
    }
}
