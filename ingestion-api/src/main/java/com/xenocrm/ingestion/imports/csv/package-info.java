/** CSV files: read as they arrive, packed into chunks, their columns turned into the fields of rows. */
@NullMarked
package com.xenocrm.ingestion.imports.csv;

import org.jspecify.annotations.NullMarked;
