/** Metrics of the gateway on an unpublished port. */
@NullMarked
package com.xenocrm.gateway.scrape;

import org.jspecify.annotations.NullMarked;
