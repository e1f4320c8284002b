/** HTTP client for the services: connections, retries, unfinished bodies. */
@NullMarked
package com.xenocrm.gateway.client;

import org.jspecify.annotations.NullMarked;
