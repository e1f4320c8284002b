package com.xenocrm.ingestion.imports.upload;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much an import may be.
 *
 * @param most a file's size, unpacked
 * @param uploads how many files may arrive at this replica at once; each takes a few megabytes of memory
 */
@ConfigurationProperties("crm.imports")
public record ImportSettings(
        @DefaultValue("1GB") DataSize most,
        @DefaultValue("8") int uploads) {}
