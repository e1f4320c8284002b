/** One door: routes, token check, CORS, internal token, console. */
@NullMarked
package com.xenocrm.gateway;

import org.jspecify.annotations.NullMarked;
