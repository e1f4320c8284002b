package com.xenocrm.runner.client;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** A customer as it is handed in. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CustomerRecord(String customerId, String name, String email) {}
