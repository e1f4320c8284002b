/** Customers: taken in for the exchange, read from the database. */
@NullMarked
package com.xenocrm.ingestion.customers;

import org.jspecify.annotations.NullMarked;
