/** How many requests a caller may make. */
@NullMarked
package com.xenocrm.gateway.rate;

import org.jspecify.annotations.NullMarked;
