/** Stored chunks of imported files, and the processing of their rows. */
@NullMarked
package com.xenocrm.ingestion.imports.chunk;

import org.jspecify.annotations.NullMarked;
