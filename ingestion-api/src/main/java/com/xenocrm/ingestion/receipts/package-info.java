/** Receipts of the vendor: authenticated and published. */
@NullMarked
package com.xenocrm.ingestion.receipts;

import org.jspecify.annotations.NullMarked;
