/** Service for ingestion over HTTP: customers, orders and receipts are validated, published, and only then accepted. */
@NullMarked
package com.xenocrm.ingestion;

import org.jspecify.annotations.NullMarked;
