/** Where a request goes, and what goes with it. */
@NullMarked
package com.xenocrm.gateway.route;

import org.jspecify.annotations.NullMarked;
