/** CSV imports: a file is stored in chunks while it arrives, and taken in chunk by chunk, by any replica. */
@NullMarked
package com.xenocrm.ingestion.imports;

import org.jspecify.annotations.NullMarked;
