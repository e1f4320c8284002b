/** Orders: taken in for the exchange, read from the database. */
@NullMarked
package com.xenocrm.ingestion.orders;

import org.jspecify.annotations.NullMarked;
