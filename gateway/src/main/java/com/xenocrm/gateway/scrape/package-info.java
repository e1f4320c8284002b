/** The gateway's metrics, on a port of their own: its other one is open to everybody. */
@NullMarked
package com.xenocrm.gateway.scrape;

import org.jspecify.annotations.NullMarked;
