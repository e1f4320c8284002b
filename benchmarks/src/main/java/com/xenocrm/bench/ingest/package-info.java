/** How fast customers and orders are taken in and applied. */
@NullMarked
package com.xenocrm.bench.ingest;

import org.jspecify.annotations.NullMarked;
