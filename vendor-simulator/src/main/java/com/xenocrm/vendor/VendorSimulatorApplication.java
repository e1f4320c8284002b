package com.xenocrm.vendor;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class VendorSimulatorApplication {

    static void main(String[] args) {
        SpringApplication.run(VendorSimulatorApplication.class, args);
    }
}
