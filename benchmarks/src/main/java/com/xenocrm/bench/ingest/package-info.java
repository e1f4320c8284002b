/** Benchmark of the ingestion of customers and orders. */
@NullMarked
package com.xenocrm.bench.ingest;

import org.jspecify.annotations.NullMarked;
