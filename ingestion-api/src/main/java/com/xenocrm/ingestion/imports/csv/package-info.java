/** CSV files: read as they arrive, packed into chunks, written for spreadsheets. */
@NullMarked
package com.xenocrm.ingestion.imports.csv;

import org.jspecify.annotations.NullMarked;
