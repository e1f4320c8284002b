package com.xenocrm.campaign;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@EnableScheduling
class CampaignApplication {

    static void main(String[] args) {
        SpringApplication.run(CampaignApplication.class, args);
    }
}
