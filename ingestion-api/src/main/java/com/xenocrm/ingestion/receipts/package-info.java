/** The vendor's receipts: checked for who sent them, taken in for the exchange. */
@NullMarked
package com.xenocrm.ingestion.receipts;

import org.jspecify.annotations.NullMarked;
