/** Figures of customers and orders by day. */
@NullMarked
package com.xenocrm.ingestion.statistics;

import org.jspecify.annotations.NullMarked;
