/** HTTP to exchange: customers, orders and receipts are validated, handed to the broker, and only then accepted. */
@NullMarked
package com.xenocrm.ingestion;

import org.jspecify.annotations.NullMarked;
