/** CSV imports: a file is stored in chunks as it arrives, which any replica then processes one by one. */
@NullMarked
package com.xenocrm.ingestion.imports;

import org.jspecify.annotations.NullMarked;
