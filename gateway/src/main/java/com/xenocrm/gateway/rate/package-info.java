/** Rate limits of callers. */
@NullMarked
package com.xenocrm.gateway.rate;

import org.jspecify.annotations.NullMarked;
