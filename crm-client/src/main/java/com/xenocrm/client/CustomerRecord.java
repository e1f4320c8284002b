package com.xenocrm.client;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Customer to be ingested. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CustomerRecord(String customerId, String name, String email) {}
