/** Dialect of Mini CRM's client: requests and answers of its routes, adapted to the usual routes. */
@NullMarked
package com.xenocrm.gateway.minicrm;

import org.jspecify.annotations.NullMarked;
