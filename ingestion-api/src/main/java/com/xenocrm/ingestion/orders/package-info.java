/** Ingestion and reading of orders. */
@NullMarked
package com.xenocrm.ingestion.orders;

import org.jspecify.annotations.NullMarked;
