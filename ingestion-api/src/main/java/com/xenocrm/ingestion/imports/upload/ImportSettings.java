package com.xenocrm.ingestion.imports.upload;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of imports.
 *
 * @param most largest size of a file, unpacked
 * @param uploads most concurrent uploads of this replica, each of which takes a few megabytes of memory
 */
@ConfigurationProperties("crm.imports")
public record ImportSettings(
        @DefaultValue("1GB") DataSize most,
        @DefaultValue("8") int uploads) {}
