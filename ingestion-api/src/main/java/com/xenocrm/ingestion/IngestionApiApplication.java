package com.xenocrm.ingestion;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class IngestionApiApplication {

    static void main(String[] args) {
        SpringApplication.run(IngestionApiApplication.class, args);
    }
}
