package com.xenocrm.e2e;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.local.launch.Service;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(WholeSystem.class)
class VersionTest {

    @ParameterizedTest
    @EnumSource
    void eachServiceReportsItsVersionAndCommit(Service service, WholeSystem system) {
        JsonNode info = JsonMapper.shared().readTree(system.actuator(service, "info"));

        assertThat(info.at("/build/name").asString()).isEqualTo(service.serviceName());
        assertThat(info.at("/build/version").asString()).isNotEmpty();
        assertThat(info.at("/git/commit/id").asString()).matches("[0-9a-f]{7,40}");
    }
}
