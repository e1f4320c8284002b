/** The stored chunks of imported files, and what becomes of their rows. */
@NullMarked
package com.xenocrm.ingestion.imports.chunk;

import org.jspecify.annotations.NullMarked;
