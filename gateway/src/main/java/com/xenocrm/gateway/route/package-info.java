/** Routes to services: circuit breakers, headers. */
@NullMarked
package com.xenocrm.gateway.route;

import org.jspecify.annotations.NullMarked;
