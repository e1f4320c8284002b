package com.xenocrm.gateway.body;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import com.xenocrm.gateway.body.BodySettings.Measure;

import static org.assertj.core.api.Assertions.assertThat;

class BodySettingsTest {

    @Test
    void givesAPathTheMeasureThatIsSetForIt() {
        BodySettings settings = new Binder(new MapConfigurationPropertySource(Map.of(
                        "body.routes[0].path", "/api/large",
                        "body.routes[0].most", "1GB",
                        "body.routes[0].patience", "1h")))
                .bindOrCreate("body", BodySettings.class);

        assertThat(settings.of("/api/large")).isEqualTo(new Measure(1024L * 1024 * 1024, Duration.ofHours(1)));
        assertThat(settings.of("/api/large/2")).isEqualTo(new Measure(1024 * 1024, Duration.ofSeconds(30)));
    }
}
