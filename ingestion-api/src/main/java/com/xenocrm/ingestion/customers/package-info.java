/** Ingestion and reading of customers. */
@NullMarked
package com.xenocrm.ingestion.customers;

import org.jspecify.annotations.NullMarked;
