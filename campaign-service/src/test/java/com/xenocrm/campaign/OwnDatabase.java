package com.xenocrm.campaign;

import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

import com.xenocrm.testkit.TestMongo;

class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> mongo =
                Map.of("MONGO_URI", TestMongo.uri(), "MONGO_DB_NAME", TestMongo.newDatabase("campaign"));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("own database", mongo));
    }
}
