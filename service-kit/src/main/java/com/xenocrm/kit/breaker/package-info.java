/** Metrics of circuit breakers. */
@NullMarked
package com.xenocrm.kit.breaker;

import org.jspecify.annotations.NullMarked;
