package com.xenocrm.ingestion.imports.upload;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of imports.
 *
 * @param most largest size of a file, unpacked
 * @param uploads most concurrent uploads of this replica, each of which takes a few megabytes of memory
 * @param chunkRows most rows that are stored and processed together, but for the lines of one order
 */
@ConfigurationProperties("crm.imports")
public record ImportSettings(
        @DefaultValue("1GB") DataSize most,
        @DefaultValue("8") int uploads,
        @DefaultValue("1000") int chunkRows) {}
